"""The second look at proofs: reads an assessment's proofs, the rulebook and the answers, and shares no code with the judging."""
