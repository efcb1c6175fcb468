"""The commands of `sitrep`, a module each, with `run(arguments) -> exit code`."""
