/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * weights: every number that decides what is found first, in one place. They
 * were tuned on half a of test/relevance and must hold on half b; `make
 * relevance` shows both. A change here belongs with its figures in the
 * commit.
 */
#pragma once

/* BM25. Texts are short: a word twice is hardly more than once, and length
 * says less than in a library of books. Frequencies are field weights. */
#define BM25_K1                 4.0
#define BM25_B                  0.35

/* How heavy a word of a document is by where it stands. */
#define IN_TITLE                8
#define IN_ALIAS                8
#define IN_SUMMARY              4
#define IN_BODY                 4
#define IN_PLACE                3
#define IN_PARTY                1
#define IN_RELATED              1

/* Themes of a document: its first, its others, and those its words speak of
 * (times how clearly). From that clearness on a sense counts for it. */
#define OWN_THEME               8
#define NEXT_THEME              6
#define SPOKEN_THEME            4
#define CLEAR_CONCEPT           0.35
#define CLEAR_THEME             0.35

/* A situation it answers, and a theme that all its words lean to, from that
 * share on. */
#define ANSWERED                12
#define LEANING                 8
#define CLEAR_LEANING           0.1

/* What is asked: a word as it stands, a part of a compound, two side by side,
 * two that are one, the same in a name, a concept, a theme, a situation, a
 * place that is named, the whole of it as a name, and a part of it. */
#define ASKED_WORD              0.6
#define ASKED_PART              0.5
#define ASKED_PAIR              0.7
#define ASKED_JOIN              0.7
#define ASKED_IN_NAME           0.8     /* times the word's */
#define ASKED_CONCEPT           0.8     /* times how much it is meant */
#define ASKED_THEME             3.5     /* the same */
#define ASKED_SITUATION         2.0     /* the same */
#define ASKED_ABOUT             3.0     /* a theme said to be the subject */
#define ASKED_PLACE             1.5
#define ASKED_NAME              2.0
#define ASKED_NAME_WITHIN       1.2

/* A word this frequent in Dutch (0..15, logarithmic) tells half as much as a
 * rare one; and how steeply that goes. */
#define TELLING_MIDDLE          11
#define TELLING_STEEP           0.5

/* Senses, see senses.c. */
#define SENSE_PART              0.35    /* of a compound, against a word */
#define SENSE_SURE              11      /* rarity that makes one sure */
#define SENSE_BY_TERM           0.35
#define SENSE_BY_WORD           0.30
#define SENSE_SMOOTH            0.2     /* a word seen once is no proof */
#define SENSE_CONCEPT_MIN       0.2
#define SENSE_THEME_MIN         0.1

/* Sayings, see clues.h, sayings.c and tools/sayingsgen. */
#define CLUE_PART               0.5     /* of a compound, against a word */
#define CLUE_PIECE              1.0     /* all its four letters together */
#define LEARN_TERM              1       /* from a term, against a saying */
#define LEARN_LOOSER            0.5
#define SAYING_NEXT_THEME       0.6     /* each next theme of a situation */
#define SAYING_UNKNOWN          8       /* rarity of what nobody said */
#define SAYING_SURE             0.35    /* a cosine that is near enough */
#define SAYING_SHARP            1.5     /* how much the nearest count more */
#define SAYING_ANSWERED_MIN     0.25    /* a cosine again */
#define LEANING_SHARP           1.6

/* Both together, see understand.c. */
#define THEME_BY_LEXICON        0.2
#define THEME_BY_SAYINGS        0.75
#define THEME_MIN               0.05

/* The second look, see rank.c. */
#define RANK_FEED               5       /* the best whose themes are looked at */
#define RANK_THEME              0.2
#define RANK_THEMES_POWER       0.4     /* who has many themes is in none */
#define RANK_LINK               0.09
#define LIFT_THEME              1.4
#define LIFT_PLACE              1.3
#define LIFT_HARVEST            0.87
