"""Makes corridors/qingdao-2025 and corridors/qingdao-2027 from the tables beside it.

    python3 corridors/make/make.py            writes them
    python3 corridors/make/make.py --check    fails unless the files are what would be written
"""
import sys
import tomllib

from chain import add_chain
from departures import add_departures
from feed import HERE, Corridor
from orders import add_orders
from overlays import overlay_files
from plants import add_holidays, add_plants
from suppliers import add_suppliers
from trade import add_trade

EDITIONS = ("qingdao-2025", "qingdao-2027")


def make(edition):
    """File name -> content of a corridor and its overlays."""
    with open(HERE / f"{edition}.toml", "rb") as file:
        corridor = Corridor(tomllib.load(file))
    for part in (add_plants, add_chain, add_departures, add_orders, add_suppliers, add_trade, add_holidays):
        part(corridor)
    files = corridor.files()
    if edition == "qingdao-2025":
        files |= overlay_files(corridor)
    return files


def main():
    differing = []
    for edition in EDITIONS:
        folder = HERE.parent / edition
        for name, content in make(edition).items():
            path = folder / name
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.encode())
            elif not path.exists() or path.read_bytes() != content.encode():
                differing.append(str(path.relative_to(HERE.parent)))
    for name in differing:
        print(f"differs: {name}", file=sys.stderr)
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
