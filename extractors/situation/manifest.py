"""What a briefing was made from, so that it can be made again: version, digest of the rules, digest of the inputs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache

from extractors.extraction import Extraction
from extractors.rules.bytecode import FOLDER
from extractors.situation.model import Manifest
from extractors.version import VERSION


def make_manifest(sources: Iterable[Extraction], extra: str = "") -> Manifest:
    """The manifest of a picture of these sources; `extra` is anything else that decides it, such as corrections."""
    inputs = hashlib.blake2b(digest_size=16)
    for name, digest, published in sorted((s.source, s.digest, str(s.published)) for s in sources):
        inputs.update(f"{name}\0{digest}\0{published}\n".encode("utf-8", "surrogatepass"))
    inputs.update(extra.encode("utf-8", "surrogatepass"))
    return Manifest(VERSION, rules_digest(), inputs.hexdigest())


@cache
def rules_digest() -> str:
    """A digest of all our rule files, hexadecimal."""
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(FOLDER.glob("*.toml")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
