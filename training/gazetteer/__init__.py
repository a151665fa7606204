"""The recipe of the gazetteer: `python -m training.gazetteer.build --out src/onrecord/read/places/gazetteer.npz`."""
