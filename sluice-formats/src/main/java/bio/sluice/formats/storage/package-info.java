/// Files of this machine, standard input and standard output.
///
/// Start at [bio.sluice.formats.storage.LocalStorage]. Stands on `bio.sluice.io`; found by `ServiceLoader`, used by
/// nobody by name.
package bio.sluice.formats.storage;
