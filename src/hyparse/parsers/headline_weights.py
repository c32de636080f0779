"""The weights by which headline groups are read: fitted by ``tests/fit_headlines.py``, not set by hand.

Natural log odds; ``kicker:…`` and ``deck:…`` against the same line as headline, ``upper+lower:…`` for two neighbours.
"""

WEIGHTS: dict[str, float] = {
    "deck": 0.51,  # having one at all
    "deck+deck": -0.29,  # having one at all
    "deck:attendance": 1.03,  # says who came or spoke
    "deck:balanced": -0.16,  # two clauses of the same length: a couplet, hence a headline
    "deck:body": -0.15,  # names an organisation or a place before a verb of events
    "deck:comma": -0.49,  # clauses joined by a comma: prose rather than display
    "deck:dash-start": 1.66,  # opens with a dash: a deck by every newspaper's rule
    "deck:digits": 1.52,  # gives a figure
    "deck:event": 0.41,  # has a verb of events
    "deck:expectation": 1.68,  # opens with what is to be or how much: a detail
    "deck:lively": 0.35,  # tells in the living language
    "deck:local-start": 0.54,  # opens with the newspaper's own place: who did what where
    "deck:long": 0.42,  # from 17 characters: a sentence that explains
    "deck:occasion": 0.59,  # ends in an occasion or a document
    "deck:place-start": 0.67,  # opens with a place: who did what where
    "deck:question": -0.37,  # asks, by its mark or its words
    "deck:quote-start": -0.78,  # opens with a quotation mark: an image or a quotation
    "deck:quotes": -1.37,  # has quotation marks further on
    "deck:report": 1.64,  # says what kind of report this is
    "deck:short": -0.76,  # to 7 characters: a place, a speaker, an exclamation
    "deck:slogan": -0.26,  # opens with what should be done, and names nobody
    "deck:speaker": 0.37,  # a name or a topic, a colon, and what is said
    "deck:speech": -0.61,  # ends in a verb of speech (强调): what was said is the headline
    "deck:title": 0.73,  # names an office
    "deck:two-clauses": 0.86,  # two clauses set with a space: the headline's rhythm
    "headline+deck": 0.80,  # having one at all
    "headline+deck:actor-above": -0.49,  # who acts stands above a line that names nobody
    "headline+deck:actor-below": 1.12,  # who acts stands below a line that names nobody
    "headline+deck:actors": 0.16,  # both lines say who acts
    "headline+deck:continues": 0.12,  # the upper line is not over: its object stands below
    "headline+deck:lower-longer": -0.41,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+deck:plain-above": -0.53,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "headline+deck:plain-below": 0.41,  # the lower line is plain, the upper has a headline's dress
    "headline+deck:same-length": -0.34,  # the same length within one character: one headline over two lines
    "headline+deck:shared": 0.06,  # the lines share words: the one explains the other
    "headline+headline": -0.63,  # having one at all
    "headline+headline:actor-above": 0.16,  # who acts stands above a line that names nobody
    "headline+headline:actor-below": -0.56,  # who acts stands below a line that names nobody
    "headline+headline:actors": -0.17,  # both lines say who acts
    "headline+headline:actors-none": -0.06,  # neither line says who acts
    "headline+headline:continues": 0.60,  # the upper line is not over: its object stands below
    "headline+headline:lower-longer": 0.44,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+headline:plain-above": -0.28,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "headline+headline:plain-below": 0.24,  # the lower line is plain, the upper has a headline's dress
    "headline+headline:same-length": 0.38,  # the same length within one character: one headline over two lines
    "headline+headline:shared": -0.17,  # the lines share words: the one explains the other
    "headline+headline:upper-longer": -0.17,  # the upper line is half as long again: what explains stands above
    "kicker": 0.12,  # having one at all
    "kicker+headline": 0.47,  # having one at all
    "kicker+headline:actor-above": 0.68,  # who acts stands above a line that names nobody
    "kicker+headline:actor-below": -0.55,  # who acts stands below a line that names nobody
    "kicker+headline:actors-none": 0.33,  # neither line says who acts
    "kicker+headline:continues": -0.70,  # the upper line is not over: its object stands below
    "kicker+headline:plain-above": 0.83,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "kicker+headline:plain-below": -0.42,  # the lower line is plain, the upper has a headline's dress
    "kicker+headline:shared": 0.11,  # the lines share words: the one explains the other
    "kicker+headline:upper-longer": 0.34,  # the upper line is half as long again: what explains stands above
    "kicker+kicker": -0.35,  # having one at all
    "kicker+kicker:actor-above": -0.35,  # who acts stands above a line that names nobody
    "kicker:balanced": 0.14,  # two clauses of the same length: a couplet, hence a headline
    "kicker:body": 0.85,  # names an organisation or a place before a verb of events
    "kicker:colon-end": 1.87,  # ends in a colon: leads into the next line
    "kicker:comma": 1.10,  # clauses joined by a comma: prose rather than display
    "kicker:dash-end": 0.80,  # ends in a dash: leads into the next line
    "kicker:digits": -0.34,  # gives a figure
    "kicker:event": -0.10,  # has a verb of events
    "kicker:expectation": 0.72,  # opens with what is to be or how much: a detail
    "kicker:increase": -0.12,  # compares a figure: facts that stand beside the headline
    "kicker:lively": 0.16,  # tells in the living language
    "kicker:local-start": -0.24,  # opens with the newspaper's own place: who did what where
    "kicker:long": 1.69,  # from 17 characters: a sentence that explains
    "kicker:occasion": 0.90,  # ends in an occasion or a document
    "kicker:place-start": 0.57,  # opens with a place: who did what where
    "kicker:question": -0.95,  # asks, by its mark or its words
    "kicker:quote-start": -0.34,  # opens with a quotation mark: an image or a quotation
    "kicker:quotes": -0.36,  # has quotation marks further on
    "kicker:report": 0.47,  # says what kind of report this is
    "kicker:short": -0.50,  # to 7 characters: a place, a speaker, an exclamation
    "kicker:slogan": 0.59,  # opens with what should be done, and names nobody
    "kicker:speaker": 1.31,  # a name or a topic, a colon, and what is said
    "kicker:speech": 1.82,  # ends in a verb of speech (强调): what was said is the headline
    "kicker:title": -0.30,  # names an office
    "kicker:two-clauses": -0.07,  # two clauses set with a space: the headline's rhythm
    "kicker:very-long": 0.11,  # from 24 characters: no headline is set so long on one line
}
