"""Floor 5: the judgement. A rulebook, facts and a day go in; findings with proofs come out."""
