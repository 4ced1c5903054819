"""The grammar of English time expressions: tokens, words, rules and the meanings that they build (TimeML 1.2.1, TIMEX3)."""
