"""The weights by which headline groups are read: fitted by ``tests/fit_headlines.py``, not set by hand.

Natural log odds; ``kicker:…`` and ``deck:…`` against the same line as headline, ``upper+lower:…`` for two neighbours.
"""

from __future__ import annotations

__all__ = ["WEIGHTS"]

WEIGHTS: dict[str, float] = {
    "deck": 0.45,  # having one at all
    "deck+deck": -0.19,  # having one at all
    "deck+deck:actor-below": -0.11,  # who acts stands below a line that names nobody
    "deck+deck:upper-longer": -0.11,  # the upper line is half as long again: what explains stands above
    "deck:adverbial": -0.21,  # opens with by what, from where, for whom: the rest may stand below
    "deck:attendance": 1.47,  # says who came or spoke
    "deck:body": -0.17,  # names an organisation or a place before a verb of events
    "deck:column": -0.79,  # a column's name in brackets at its end, which is set behind headlines
    "deck:comma": -0.32,  # clauses joined by a comma: prose rather than display
    "deck:digits": 1.80,  # gives a figure
    "deck:expectation": 1.59,  # opens with what is to be or how much: a detail
    "deck:increase": 0.37,  # compares a figure: facts that stand beside the headline
    "deck:lively": 0.39,  # tells in the living language
    "deck:local-start": 0.63,  # opens with the newspaper's own place: who did what where
    "deck:long": 0.31,  # from 17 characters: a sentence that explains
    "deck:occasion": 0.16,  # ends in an occasion or a document
    "deck:occasion-start": 0.30,  # opens with a year or an ordinal: an occasion's full name
    "deck:place-start": 0.07,  # opens with a place: who did what where
    "deck:question": -0.39,  # asks, by its mark or its words
    "deck:quote-start": -0.75,  # opens with a quotation mark: an image or a quotation
    "deck:quotes": -0.88,  # has quotation marks further on
    "deck:report": 1.38,  # says what kind of report this is
    "deck:short": -0.73,  # to 7 characters: a place, a speaker, an exclamation
    "deck:slogan": -0.16,  # opens with what should be done, and names nobody
    "deck:speaker": 0.37,  # a name or a topic, a colon, and what is said
    "deck:speech": -0.49,  # ends in a verb of speech (强调): what was said is the headline
    "deck:title": 0.69,  # names an office
    "deck:two-clauses": 0.84,  # two clauses set with a space: the headline's rhythm
    "deck:verbless": -0.18,  # a bare name without a verb
    "deck:visit": 0.52,  # a person and where he went or what he chaired
    "deck:voice": 0.99,  # opens with who was asked: an answer to the news
    "headline+deck": 0.64,  # having one at all
    "headline+deck:actor-above": -0.58,  # who acts stands above a line that names nobody
    "headline+deck:actor-below": 1.12,  # who acts stands below a line that names nobody
    "headline+deck:actors": 0.38,  # both lines say who acts
    "headline+deck:actors-none": -0.29,  # neither line says who acts
    "headline+deck:continues": -0.28,  # the upper line is not over: its object stands below
    "headline+deck:couplets": 0.15,  # both lines have the two clauses' rhythm
    "headline+deck:loose-above": 0.09,  # two clauses of unlike length stand above a single one: facts over a headline
    "headline+deck:lower-longer": -0.18,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+deck:name-above": 0.05,  # a bare name stands above what is said of it
    "headline+deck:name-below": 0.21,  # a bare name stands below a verb
    "headline+deck:office": -0.82,  # a former office ends the upper line: its holder's name stands below
    "headline+deck:plain-above": -0.35,  # only the lower line has a headline's dress (couplet, image, question, life)
    "headline+deck:plain-below": 0.49,  # only the upper line has a headline's dress
    "headline+deck:predicate": -0.90,  # the upper line has no verb of events and the lower opens with a predicate
    "headline+deck:same-length": -0.22,  # the same length within one character: one headline over two lines
    "headline+deck:slogans": -0.73,  # both lines call for something: one appeal over two lines
    "headline+deck:upper-longer": -0.37,  # the upper line is half as long again: what explains stands above
    "headline+headline": -0.63,  # having one at all
    "headline+headline:actor-above": -0.12,  # who acts stands above a line that names nobody
    "headline+headline:actor-below": -0.22,  # who acts stands below a line that names nobody
    "headline+headline:actors": -0.33,  # both lines say who acts
    "headline+headline:continues": 1.31,  # the upper line is not over: its object stands below
    "headline+headline:loose-above": -0.48,  # two clauses of unlike length stand above a single one: facts over a headline
    "headline+headline:lower-longer": 0.14,  # the lower line is half as long again: what explains stands below, or is a headline in full
    "headline+headline:name-above": 0.12,  # a bare name stands above what is said of it
    "headline+headline:name-below": 0.07,  # a bare name stands below a verb
    "headline+headline:office": 1.54,  # a former office ends the upper line: its holder's name stands below
    "headline+headline:plain-above": -0.62,  # only the lower line has a headline's dress (couplet, image, question, life)
    "headline+headline:plain-below": -0.16,  # only the upper line has a headline's dress
    "headline+headline:predicate": 2.07,  # the upper line has no verb of events and the lower opens with a predicate
    "headline+headline:same-length": 0.20,  # the same length within one character: one headline over two lines
    "headline+headline:shared": -0.14,  # the lines share words: the one explains the other
    "headline+headline:slogans": 1.61,  # both lines call for something: one appeal over two lines
    "headline+headline:upper-longer": 0.27,  # the upper line is half as long again: what explains stands above
    "kicker": 0.18,  # having one at all
    "kicker+headline": 0.31,  # having one at all
    "kicker+headline:actor-above": 0.83,  # who acts stands above a line that names nobody
    "kicker+headline:actor-below": -0.79,  # who acts stands below a line that names nobody
    "kicker+headline:actors-none": 0.32,  # neither line says who acts
    "kicker+headline:continues": -1.02,  # the upper line is not over: its object stands below
    "kicker+headline:couplets": -0.12,  # both lines have the two clauses' rhythm
    "kicker+headline:loose-above": 0.39,  # two clauses of unlike length stand above a single one: facts over a headline
    "kicker+headline:name-above": -0.09,  # a bare name stands above what is said of it
    "kicker+headline:name-below": -0.15,  # a bare name stands below a verb
    "kicker+headline:office": -0.72,  # a former office ends the upper line: its holder's name stands below
    "kicker+headline:plain-above": 0.98,  # only the lower line has a headline's dress (couplet, image, question, life)
    "kicker+headline:plain-below": -0.32,  # only the upper line has a headline's dress
    "kicker+headline:predicate": -1.17,  # the upper line has no verb of events and the lower opens with a predicate
    "kicker+headline:shared": 0.09,  # the lines share words: the one explains the other
    "kicker+headline:slogans": -0.88,  # both lines call for something: one appeal over two lines
    "kicker+headline:upper-longer": 0.21,  # the upper line is half as long again: what explains stands above
    "kicker+kicker": -0.13,  # having one at all
    "kicker+kicker:actor-above": -0.13,  # who acts stands above a line that names nobody
    "kicker+kicker:name-below": -0.12,  # a bare name stands below a verb
    "kicker:adverbial": 0.12,  # opens with by what, from where, for whom: the rest may stand below
    "kicker:balanced": 0.23,  # two clauses of the same length: a couplet, hence a headline
    "kicker:body": 0.95,  # names an organisation or a place before a verb of events
    "kicker:colon-end": 1.74,  # ends in a colon: leads into the next line
    "kicker:comma": 1.60,  # clauses joined by a comma: prose rather than display
    "kicker:dash-end": 1.00,  # ends in a dash: leads into the next line
    "kicker:departments": 0.12,  # names so many departments: a document's authors
    "kicker:digits": -0.50,  # gives a figure
    "kicker:event": -0.37,  # has a verb of events
    "kicker:expectation": 0.74,  # opens with what is to be or how much: a detail
    "kicker:increase": -0.38,  # compares a figure: facts that stand beside the headline
    "kicker:list": 0.07,  # three things in a row
    "kicker:lively": 0.25,  # tells in the living language
    "kicker:local-start": -0.30,  # opens with the newspaper's own place: who did what where
    "kicker:long": 1.37,  # from 17 characters: a sentence that explains
    "kicker:occasion": 0.75,  # ends in an occasion or a document
    "kicker:occasion-start": 0.50,  # opens with a year or an ordinal: an occasion's full name
    "kicker:place-start": 0.21,  # opens with a place: who did what where
    "kicker:question": -0.76,  # asks, by its mark or its words
    "kicker:quote-start": -0.52,  # opens with a quotation mark: an image or a quotation
    "kicker:quotes": -0.35,  # has quotation marks further on
    "kicker:report": 0.50,  # says what kind of report this is
    "kicker:short": 0.34,  # to 7 characters: a place, a speaker, an exclamation
    "kicker:slogan": -0.28,  # opens with what should be done, and names nobody
    "kicker:speaker": 1.57,  # a name or a topic, a colon, and what is said
    "kicker:speech": 1.87,  # ends in a verb of speech (强调): what was said is the headline
    "kicker:title": -0.47,  # names an office
    "kicker:two-clauses": 0.62,  # two clauses set with a space: the headline's rhythm
    "kicker:verbless": -0.47,  # a bare name without a verb
    "kicker:very-long": 0.08,  # from 24 characters: no headline is set so long on one line
    "kicker:visit": -0.08,  # a person and where he went or what he chaired
    "kicker:voice": -0.35,  # opens with who was asked: an answer to the news
}
