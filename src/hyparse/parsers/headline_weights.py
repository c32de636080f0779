"""The weights by which headline groups are read: fitted by ``tests/fit_headlines.py``, not set by hand.

Natural log odds; ``kicker:…`` and ``deck:…`` against the same line as headline, ``upper+lower:…`` for two neighbours.
"""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    # having one at all
    "deck": 0.46,
    # having one at all
    "deck+deck": -0.20,
    # who acts stands below a line that names nobody
    "deck+deck:actor-below": -0.12,
    # the upper line is half as long again: what explains stands above
    "deck+deck:upper-longer": -0.12,
    # opens with by what, from where, for whom: the rest may stand below
    "deck:adverbial": -0.23,
    # says who came or spoke
    "deck:attendance": 1.67,
    # names an organisation or a place before a verb of events
    "deck:body": -0.22,
    # a column's name in brackets at its end, which is set behind headlines
    "deck:column": -0.89,
    # clauses joined by a comma: prose rather than display
    "deck:comma": -0.34,
    # gives a figure
    "deck:digits": 1.88,
    # has a verb of events
    "deck:event": -0.05,
    # opens with what is to be or how much: a detail
    "deck:expectation": 1.78,
    # compares a figure: facts that stand beside the headline
    "deck:increase": 0.39,
    # tells in the living language
    "deck:lively": 0.43,
    # opens with the newspaper's own place: who did what where
    "deck:local-start": 0.63,
    # from 17 characters: a sentence that explains
    "deck:long": 0.35,
    # ends in an occasion or a document
    "deck:occasion": 0.08,
    # opens with a year or an ordinal: an occasion's full name
    "deck:occasion-start": 0.32,
    # opens with a place: who did what where
    "deck:place-start": 0.09,
    # asks, by its mark or its words
    "deck:question": -0.48,
    # opens with a quotation mark: an image or a quotation
    "deck:quote-start": -0.81,
    # has quotation marks further on
    "deck:quotes": -0.90,
    # says what kind of report this is
    "deck:report": 1.50,
    # to 7 characters: a place, a speaker, an exclamation
    "deck:short": -0.80,
    # opens with what should be done, and names nobody
    "deck:slogan": -0.09,
    # a name or a topic, a colon, and what is said
    "deck:speaker": 0.33,
    # ends in a verb of speech (强调): what was said is the headline
    "deck:speech": -0.56,
    # names an office
    "deck:title": 0.80,
    # two clauses set with a space: the headline's rhythm
    "deck:two-clauses": 0.93,
    # a bare name without a verb
    "deck:verbless": -0.29,
    # a person and where he went or what he chaired
    "deck:visit": 0.58,
    # opens with who was asked: an answer to the news
    "deck:voice": 1.07,
    # having one at all
    "headline+deck": 0.66,
    # who acts stands above a line that names nobody
    "headline+deck:actor-above": -0.61,
    # who acts stands below a line that names nobody
    "headline+deck:actor-below": 1.21,
    # both lines say who acts
    "headline+deck:actors": 0.37,
    # neither line says who acts
    "headline+deck:actors-none": -0.31,
    # the upper line is not over: its object stands below
    "headline+deck:continues": -0.31,
    # both lines have the two clauses' rhythm
    "headline+deck:couplets": 0.18,
    # two clauses of unlike length stand above a single one: facts over a headline
    "headline+deck:loose-above": 0.13,
    # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+deck:lower-longer": -0.22,
    # by what means stands above, with a verb whose object stands below
    "headline+deck:means-above": -0.46,
    # a bare name stands below a verb
    "headline+deck:name-below": 0.26,
    # a former office ends the upper line: its holder's name stands below
    "headline+deck:office": -0.98,
    # only the lower line has a headline's dress (couplet, image, question, life)
    "headline+deck:plain-above": -0.38,
    # only the upper line has a headline's dress
    "headline+deck:plain-below": 0.51,
    # the upper line has no verb of events and the lower opens with a predicate
    "headline+deck:predicate": -0.97,
    # the same length within one character: one headline over two lines
    "headline+deck:same-length": -0.26,
    # the lines share words: the one explains the other
    "headline+deck:shared": 0.06,
    # both lines call for something: one appeal over two lines
    "headline+deck:slogans": -0.87,
    # the upper line is half as long again: what explains stands above
    "headline+deck:upper-longer": -0.39,
    # having one at all
    "headline+headline": -0.60,
    # who acts stands above a line that names nobody
    "headline+headline:actor-above": -0.09,
    # who acts stands below a line that names nobody
    "headline+headline:actor-below": -0.19,
    # both lines say who acts
    "headline+headline:actors": -0.38,
    # neither line says who acts
    "headline+headline:actors-none": 0.06,
    # the upper line is not over: its object stands below
    "headline+headline:continues": 1.37,
    # two clauses of unlike length stand above a single one: facts over a headline
    "headline+headline:loose-above": -0.56,
    # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+headline:lower-longer": 0.19,
    # by what means stands above, with a verb whose object stands below
    "headline+headline:means-above": 0.66,
    # a bare name stands above what is said of it
    "headline+headline:name-above": 0.12,
    # a bare name stands below a verb
    "headline+headline:name-below": 0.09,
    # a former office ends the upper line: its holder's name stands below
    "headline+headline:office": 1.78,
    # only the lower line has a headline's dress (couplet, image, question, life)
    "headline+headline:plain-above": -0.62,
    # only the upper line has a headline's dress
    "headline+headline:plain-below": -0.17,
    # the upper line has no verb of events and the lower opens with a predicate
    "headline+headline:predicate": 2.24,
    # the same length within one character: one headline over two lines
    "headline+headline:same-length": 0.24,
    # the lines share words: the one explains the other
    "headline+headline:shared": -0.14,
    # both lines call for something: one appeal over two lines
    "headline+headline:slogans": 1.88,
    # the upper line is half as long again: what explains stands above
    "headline+headline:upper-longer": 0.31,
    # having one at all
    "kicker": 0.14,
    # having one at all
    "kicker+headline": 0.30,
    # who acts stands above a line that names nobody
    "kicker+headline:actor-above": 0.85,
    # who acts stands below a line that names nobody
    "kicker+headline:actor-below": -0.90,
    # neither line says who acts
    "kicker+headline:actors-none": 0.34,
    # the upper line is not over: its object stands below
    "kicker+headline:continues": -1.06,
    # both lines have the two clauses' rhythm
    "kicker+headline:couplets": -0.14,
    # two clauses of unlike length stand above a single one: facts over a headline
    "kicker+headline:loose-above": 0.44,
    # by what means stands above, with a verb whose object stands below
    "kicker+headline:means-above": -0.20,
    # a bare name stands below a verb
    "kicker+headline:name-below": -0.20,
    # a former office ends the upper line: its holder's name stands below
    "kicker+headline:office": -0.80,
    # only the lower line has a headline's dress (couplet, image, question, life)
    "kicker+headline:plain-above": 1.01,
    # only the upper line has a headline's dress
    "kicker+headline:plain-below": -0.32,
    # the upper line has no verb of events and the lower opens with a predicate
    "kicker+headline:predicate": -1.26,
    # the lines share words: the one explains the other
    "kicker+headline:shared": 0.09,
    # both lines call for something: one appeal over two lines
    "kicker+headline:slogans": -1.02,
    # the upper line is half as long again: what explains stands above
    "kicker+headline:upper-longer": 0.20,
    # having one at all
    "kicker+kicker": -0.16,
    # who acts stands above a line that names nobody
    "kicker+kicker:actor-above": -0.16,
    # a bare name stands below a verb
    "kicker+kicker:name-below": -0.15,
    # opens with by what, from where, for whom: the rest may stand below
    "kicker:adverbial": 0.16,
    # two clauses of the same length: a couplet, hence a headline
    "kicker:balanced": 0.25,
    # names an organisation or a place before a verb of events
    "kicker:body": 1.01,
    # ends in a colon: leads into the next line
    "kicker:colon-end": 1.96,
    # clauses joined by a comma: prose rather than display
    "kicker:comma": 1.87,
    # ends in a dash: leads into the next line
    "kicker:dash-end": 1.18,
    # names so many departments: a document's authors
    "kicker:departments": 0.11,
    # gives a figure
    "kicker:digits": -0.50,
    # has a verb of events
    "kicker:event": -0.43,
    # opens with what is to be or how much: a detail
    "kicker:expectation": 0.89,
    # compares a figure: facts that stand beside the headline
    "kicker:increase": -0.38,
    # three things in a row
    "kicker:list": 0.07,
    # tells in the living language
    "kicker:lively": 0.30,
    # opens with the newspaper's own place: who did what where
    "kicker:local-start": -0.35,
    # from 17 characters: a sentence that explains
    "kicker:long": 1.42,
    # ends in an occasion or a document
    "kicker:occasion": 0.86,
    # opens with a year or an ordinal: an occasion's full name
    "kicker:occasion-start": 0.56,
    # opens with a place: who did what where
    "kicker:place-start": 0.18,
    # asks, by its mark or its words
    "kicker:question": -0.83,
    # opens with a quotation mark: an image or a quotation
    "kicker:quote-start": -0.57,
    # has quotation marks further on
    "kicker:quotes": -0.32,
    # says what kind of report this is
    "kicker:report": 0.61,
    # to 7 characters: a place, a speaker, an exclamation
    "kicker:short": 0.32,
    # opens with what should be done, and names nobody
    "kicker:slogan": -0.29,
    # a name or a topic, a colon, and what is said
    "kicker:speaker": 1.73,
    # ends in a verb of speech (强调): what was said is the headline
    "kicker:speech": 2.10,
    # names an office
    "kicker:title": -0.52,
    # two clauses set with a space: the headline's rhythm
    "kicker:two-clauses": 0.69,
    # a bare name without a verb
    "kicker:verbless": -0.55,
    # from 24 characters: no headline is set so long on one line
    "kicker:very-long": 0.05,
    # a person and where he went or what he chaired
    "kicker:visit": -0.11,
    # opens with who was asked: an answer to the news
    "kicker:voice": -0.41,
}
