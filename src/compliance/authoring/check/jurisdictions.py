"""The jurisdiction of a pack: a code of a country that is one, or words of its own."""

from __future__ import annotations

import re

from compliance.packs.read import ReadPack
from compliance.packs.written_pack import PackFile
from compliance.sources.problem import Problems

_COUNTRIES = frozenset(
    "ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ca cc "
    "cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ga gb gd "
    "ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh "
    "ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw "
    "mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc "
    "sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy "
    "uz va vc ve vg vi vn vu wf ws ye yt za zm zw".split()
)
"""The two-letter codes of ISO 3166-1."""

_FREE = re.compile(r"aa|q[m-z]|x[a-z]|zz")
"""Two-letter codes that the standard leaves to anybody."""

_CALLED = {"usa": "us", "uk": "gb", "ind": "in", "gbr": "gb", "eur": "eu", "ue": "eu"}


def find_unknown_jurisdiction(read: ReadPack, problems: Problems) -> None:
    """Warn of a jurisdiction that looks like the code of a country and is none; other words are free."""
    for about, spot in read.of(PackFile):
        code = about.jurisdiction.strip()
        if not re.fullmatch(r"[A-Za-z]{2,3}", code) or _is_code(code.lower()):
            continue
        meant = _CALLED.get(code.lower(), "")
        problems.add(
            "not-one-of",
            f"the jurisdiction `{code}` is no two-letter code of a country, nor `eu`",
            (spot / "jurisdiction").place,
            f"did you mean `{meant}`?" if meant else "",
            "write the code of ISO 3166-1, such as `in` or `us`, or the name of the jurisdiction in words",
            level="warning",
        )


def _is_code(code: str) -> bool:
    """Say whether a text is `eu`, a two-letter code of a country, or one that the standard leaves free."""
    return code == "eu" or code in _COUNTRIES or _FREE.fullmatch(code) is not None
