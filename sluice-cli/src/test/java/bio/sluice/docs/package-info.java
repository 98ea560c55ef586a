/// Holds the documentation to what the program does.
package bio.sluice.docs;
