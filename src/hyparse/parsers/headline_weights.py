"""The weights by which headline groups are read: fitted by ``tests/fit_headlines.py``, not set by hand.

Natural log odds; ``kicker:…`` and ``deck:…`` against the same line as headline, ``upper+lower:…`` for two neighbours.
"""

WEIGHTS: dict[str, float] = {
    "deck": 0.32,  # having one at all
    "deck+deck": -0.11,  # having one at all
    "deck+deck:actor-below": -0.07,  # who acts stands below a line that names nobody
    "deck+deck:upper-longer": -0.07,  # the upper line is half as long again: what explains stands above
    "deck:adverbial": -0.18,  # opens with by what, from where, for whom: the rest may stand below
    "deck:attendance": 1.17,  # says who came or spoke
    "deck:balanced": 0.10,  # two clauses of the same length: a couplet, hence a headline
    "deck:body": -0.17,  # names an organisation or a place before a verb of events
    "deck:column": -0.49,  # a column's name in brackets at its end, which is set behind headlines
    "deck:comma": -0.23,  # clauses joined by a comma: prose rather than display
    "deck:digits": 1.53,  # gives a figure
    "deck:event": -0.05,  # has a verb of events
    "deck:expectation": 1.33,  # opens with what is to be or how much: a detail
    "deck:increase": 0.51,  # compares a figure: facts that stand beside the headline
    "deck:lively": 0.32,  # tells in the living language
    "deck:local-start": 0.53,  # opens with the newspaper's own place: who did what where
    "deck:long": 0.26,  # from 17 characters: a sentence that explains
    "deck:occasion-start": 0.23,  # opens with a year or an ordinal: an occasion's full name
    "deck:place-start": 0.10,  # opens with a place: who did what where
    "deck:question": -0.30,  # asks, by its mark or its words
    "deck:quote-start": -0.47,  # opens with a quotation mark: an image or a quotation
    "deck:quotes": -0.58,  # has quotation marks further on
    "deck:report": 1.08,  # says what kind of report this is
    "deck:short": -0.77,  # to 7 characters: a place, a speaker, an exclamation
    "deck:slogan": -0.30,  # opens with what should be done, and names nobody
    "deck:speaker": 0.30,  # a name or a topic, a colon, and what is said
    "deck:speech": -0.33,  # ends in a verb of speech (强调): what was said is the headline
    "deck:title": 0.51,  # names an office
    "deck:two-clauses": 0.75,  # two clauses set with a space: the headline's rhythm
    "deck:verbless": -0.15,  # a bare name without a verb
    "deck:visit": 0.34,  # a person and where he went or what he chaired
    "deck:voice": 0.87,  # opens with who was asked: an answer to the news
    "headline+deck": 0.42,  # having one at all
    "headline+deck:actor-above": -0.57,  # who acts stands above a line that names nobody
    "headline+deck:actor-below": 0.98,  # who acts stands below a line that names nobody
    "headline+deck:actors": 0.37,  # both lines say who acts
    "headline+deck:actors-none": -0.35,  # neither line says who acts
    "headline+deck:continues": -0.34,  # the upper line is not over: its object stands below
    "headline+deck:couplets": 0.12,  # both lines have the two clauses' rhythm
    "headline+deck:lower-longer": -0.15,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+deck:name-below": 0.17,  # a bare name stands below a verb
    "headline+deck:office": -0.72,  # an office ends the upper line: its holder's name stands below
    "headline+deck:plain-above": -0.37,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "headline+deck:plain-below": 0.55,  # the lower line is plain, the upper has a headline's dress
    "headline+deck:predicate": -0.85,  # the upper line is a bare name and the lower opens with a verb: subject and predicate of one headline
    "headline+deck:same-length": -0.20,  # the same length within one character: one headline over two lines
    "headline+deck:shared": 0.05,  # the lines share words: the one explains the other
    "headline+deck:slogans": -0.64,  # both lines call for something: one appeal over two lines
    "headline+deck:upper-longer": -0.33,  # the upper line is half as long again: what explains stands above
    "headline+headline": -0.40,  # having one at all
    "headline+headline:actor-above": -0.10,  # who acts stands above a line that names nobody
    "headline+headline:actor-below": -0.15,  # who acts stands below a line that names nobody
    "headline+headline:actors": -0.35,  # both lines say who acts
    "headline+headline:actors-none": 0.20,  # neither line says who acts
    "headline+headline:continues": 1.28,  # the upper line is not over: its object stands below
    "headline+headline:lower-longer": 0.09,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+headline:name-above": 0.12,  # a bare name stands above what is said of it
    "headline+headline:office": 1.38,  # an office ends the upper line: its holder's name stands below
    "headline+headline:plain-above": -0.59,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "headline+headline:plain-below": -0.27,  # the lower line is plain, the upper has a headline's dress
    "headline+headline:predicate": 1.84,  # the upper line is a bare name and the lower opens with a verb: subject and predicate of one headline
    "headline+headline:same-length": 0.21,  # the same length within one character: one headline over two lines
    "headline+headline:shared": -0.18,  # the lines share words: the one explains the other
    "headline+headline:slogans": 1.32,  # both lines call for something: one appeal over two lines
    "headline+headline:upper-longer": 0.25,  # the upper line is half as long again: what explains stands above
    "kicker": 0.08,  # having one at all
    "kicker+headline": 0.17,  # having one at all
    "kicker+headline:actor-above": 0.76,  # who acts stands above a line that names nobody
    "kicker+headline:actor-below": -0.76,  # who acts stands below a line that names nobody
    "kicker+headline:actors-none": 0.19,  # neither line says who acts
    "kicker+headline:continues": -0.93,  # the upper line is not over: its object stands below
    "kicker+headline:couplets": -0.08,  # both lines have the two clauses' rhythm
    "kicker+headline:lower-longer": 0.06,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "kicker+headline:name-above": -0.11,  # a bare name stands above what is said of it
    "kicker+headline:name-below": -0.13,  # a bare name stands below a verb
    "kicker+headline:office": -0.66,  # an office ends the upper line: its holder's name stands below
    "kicker+headline:plain-above": 0.97,  # the upper line is plain, the lower has a headline's dress (couplet, image, question, life)
    "kicker+headline:plain-below": -0.26,  # the lower line is plain, the upper has a headline's dress
    "kicker+headline:predicate": -0.99,  # the upper line is a bare name and the lower opens with a verb: subject and predicate of one headline
    "kicker+headline:shared": 0.13,  # the lines share words: the one explains the other
    "kicker+headline:slogans": -0.68,  # both lines call for something: one appeal over two lines
    "kicker+headline:upper-longer": 0.15,  # the upper line is half as long again: what explains stands above
    "kicker+kicker": -0.09,  # having one at all
    "kicker+kicker:actor-above": -0.09,  # who acts stands above a line that names nobody
    "kicker+kicker:name-below": -0.08,  # a bare name stands below a verb
    "kicker:adverbial": -0.14,  # opens with by what, from where, for whom: the rest may stand below
    "kicker:balanced": 0.07,  # two clauses of the same length: a couplet, hence a headline
    "kicker:body": 0.72,  # names an organisation or a place before a verb of events
    "kicker:colon-end": 1.48,  # ends in a colon: leads into the next line
    "kicker:comma": 0.99,  # clauses joined by a comma: prose rather than display
    "kicker:dash-end": 0.79,  # ends in a dash: leads into the next line
    "kicker:departments": 0.07,  # names so many departments: a document's authors
    "kicker:digits": -0.29,  # gives a figure
    "kicker:event": -0.27,  # has a verb of events
    "kicker:expectation": 0.48,  # opens with what is to be or how much: a detail
    "kicker:increase": -0.12,  # compares a figure: facts that stand beside the headline
    "kicker:list": 0.09,  # three things in a row
    "kicker:lively": 0.28,  # tells in the living language
    "kicker:local-start": -0.31,  # opens with the newspaper's own place: who did what where
    "kicker:long": 0.98,  # from 17 characters: a sentence that explains
    "kicker:occasion": 0.62,  # ends in an occasion or a document
    "kicker:occasion-start": 0.26,  # opens with a year or an ordinal: an occasion's full name
    "kicker:place-start": 0.11,  # opens with a place: who did what where
    "kicker:question": -0.61,  # asks, by its mark or its words
    "kicker:quote-start": -0.32,  # opens with a quotation mark: an image or a quotation
    "kicker:quotes": -0.16,  # has quotation marks further on
    "kicker:report": 0.46,  # says what kind of report this is
    "kicker:short": 0.10,  # to 7 characters: a place, a speaker, an exclamation
    "kicker:slogan": -0.42,  # opens with what should be done, and names nobody
    "kicker:speaker": 1.28,  # a name or a topic, a colon, and what is said
    "kicker:speech": 1.44,  # ends in a verb of speech (强调): what was said is the headline
    "kicker:title": -0.27,  # names an office
    "kicker:two-clauses": 0.70,  # two clauses set with a space: the headline's rhythm
    "kicker:verbless": -0.43,  # a bare name without a verb
    "kicker:very-long": 0.13,  # from 24 characters: no headline is set so long on one line
    "kicker:voice": -0.14,  # opens with who was asked: an answer to the news
}
