"""Circles: a term, a classification or the asking of a question that rests, in the end, on itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compliance.conditions.inside import names_in
from compliance.conditions.meaning import Condition
from compliance.sources.place import Place
from compliance.sources.problem import Problems

Uses = Mapping[str, Sequence[tuple[Condition, Place]]]


def check_circles(uses: Uses, problems: Problems) -> None:
    """Record a problem for each circle, with every place on it.

    `uses` says which conditions a name rests on: what a term means, the lines of a classification, when a question is
    asked. What stands inside any, every and no counts, too.
    """
    edges = {name: _edges(conditions, uses) for name, conditions in uses.items()}
    for circle in _circles(edges):
        path = " → ".join(f"`{name}`" for name in (*circle, circle[0]))
        says = f"`{circle[0]}` rests on itself" if len(circle) == 1 else f"these rest on each other: {path}"
        steps = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        places = [(edges[name][following], f"`{name}` rests on `{following}` here") for name, following in steps]
        problems.add(
            "circle",
            says,
            places[0][0],
            "say at least one of them without the other",
            notes=places if len(circle) > 1 else (),
        )


def _edges(conditions: Sequence[tuple[Condition, Place]], uses: Uses) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for condition, place in conditions:
        for name in names_in(condition):
            if name in uses:
                found.setdefault(name, place)
    return found


def _circles(edges: Mapping[str, Mapping[str, Place]]) -> Iterator[list[str]]:
    """Return one shortest circle for each set of names that rest on each other."""
    done: set[str] = set()
    edges = _without_ends(edges)
    for start in sorted(edges):
        if start in done:
            continue
        circle = _shortest_way_back(start, edges)
        if circle is not None and done.isdisjoint(circle):
            yield circle
        if circle is not None:
            done.update(circle)


def _without_ends(edges: Mapping[str, Mapping[str, Place]]) -> dict[str, dict[str, Place]]:
    """Return what is left when names that rest on nothing are taken away, again and again: names that lead to circles."""
    left = {name: set(targets) for name, targets in edges.items()}
    users: dict[str, list[str]] = {}
    for name, targets in left.items():
        for target in targets:
            users.setdefault(target, []).append(name)
    ends = [name for name, targets in left.items() if not targets]
    while ends:
        end = ends.pop()
        del left[end]
        for user in users.get(end, ()):
            left[user].discard(end)
            if not left[user]:
                ends.append(user)
    return {name: {target: edges[name][target] for target in targets} for name, targets in left.items()}


def _shortest_way_back(start: str, edges: Mapping[str, Mapping[str, Place]]) -> list[str] | None:
    before: dict[str, str] = {}
    waiting = [start]
    while waiting:
        following: list[str] = []
        for name in waiting:
            for target in edges.get(name, ()):
                if target == start:
                    path = [name]
                    while path[-1] != start:
                        path.append(before[path[-1]])
                    return path[::-1]
                if target not in before:
                    before[target] = name
                    following.append(target)
        waiting = following
    return None
