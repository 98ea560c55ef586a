package bio.sluice.option;

/// One mistake in a configuration. Immutable.
///
/// @param location where it was written
/// @param path the setting concerned, such as `steps[0].action.params.chunk_size`
/// @param message what is wrong
/// @param suggestion what was probably meant or can be done, or null
public record Problem(Location location, String path, String message, String suggestion) {
    @Override
    public String toString() {
        return location
                + ": "
                + (path.isEmpty() ? "" : path + ": ")
                + message
                + (suggestion == null ? "" : " (" + suggestion + ")");
    }
}
