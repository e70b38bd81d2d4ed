import type { SciErrorClass, SciFinding } from './finding.ts'
import { saysMixedFactors } from './mixed-factors.ts'

/** Something a document says about its method, in words. */
export interface Statement {
  readonly where: string
  readonly text: string
}

interface Phrase {
  readonly class: SciErrorClass
  readonly said: RegExp
  /** Sentences of this kind say the opposite. */
  readonly unless: RegExp
  readonly message: string
}

const MARKET =
  /market[- ]based|\bPPAs?\b|\bRECs?\b|\bREGOs?\b|\bEACs?\b|guarantees? of origin|carbon (offset|credit)s?|\boffset(s|ting)?\b.{0,40}(carbon|emission|CO2|bought|purchas|subtract|deduct)|(bought|purchas\w*|subtract\w*|deduct\w*|minus|less|after|net of)\b.{0,20}\boffsets?\b|100 ?% renewable/i
const IDLE_TOPIC =
  /\bidle\b|standby|stand-by|monitoring|\blogging\b|\blogs\b|observability|baseline (power|subtract)|fail-?over|\bbackups?\b|redundan|\bretries\b|control plane/i
const LEFT_OUT = /exclud|subtract|left out|without|not (been )?(included|counted)|omit|ignor/i

const PHRASES: readonly Phrase[] = [
  {
    class: 'market-based-intensity',
    said: MARKET,
    unless: /\b(no|not|without|excluding|excluded|excludes|exclude|instead of|rather than|never)\b/i,
    message:
      'I has to be location-based: contracts, certificates and offsets lower no score. Use the grid of the place.',
  },
  {
    class: 'mean-of-rates',
    said: /(mean|average[sd]?|averaging|sum(med)?|add(ed|ing)? up)( of| over| the| all)*( daily| hourly| monthly)? (sci\b|scores?|rates?)|(daily|hourly|monthly) (sci|scores?|rates?)( values)? (averaged|added|summed)/i,
    unless: /\b(no|not|never|instead of|rather than)\b|ratio of sums/i,
    message: 'Rates of periods are averaged or added up. Divide all carbon by all functional units.',
  },
  {
    class: 'double-counting',
    said: /(use[- ](stage|phase)|operational (energy|emissions)).{0,40}(included|inside|part of).{0,20}\b(TE|embodied|LCA)|(TE|embodied|LCA)\b.{0,40}\binclud\w+.{0,20}use[- ](stage|phase)/i,
    unless: /\b(no|not|without|excluding|excluded|excludes|removed)\b/i,
    message: 'The use stage is inside TE and in E × I again. Take creation and disposal only for TE.',
  },
]

/** What is said to be inside: such a sentence is read clause by clause. */
const INSIDE = /(?<!not |not been )\b(included|counted|inside|added)\b/i
const clauses = (sentence: string): readonly string[] =>
  INSIDE.test(sentence) ? sentence.split(/,|\b(?:but|while|whereas|although)\b/i) : [sentence]

const admitsIdleExcluded = (clause: string): boolean =>
  LEFT_OUT.test(clause) &&
  IDLE_TOPIC.test(clause) &&
  !/\bnot (exclud|omit|ignor|subtract)/i.test(clause) &&
  !(INSIDE.test(clause) && /\bwithout\b/i.test(clause))

const sentences = (text: string): readonly string[] => text.slice(0, 20_000).split(/[.;\n]+(?=\s|$)/)

/** What the words of a document admit: market-based intensity, means of rates, use stage in TE, idle or monitoring left out. */
export function findingsInWords(statements: readonly Statement[]): readonly SciFinding[] {
  return statements.flatMap(({ where, text }) => {
    const said = sentences(text)
    const phrases = PHRASES.filter((phrase) =>
      said.some((sentence) => phrase.said.test(sentence) && !phrase.unless.test(sentence)),
    ).map((phrase) => ({ class: phrase.class, where, message: phrase.message }))
    const leavesOut = said.flatMap(clauses).some(admitsIdleExcluded)
    return [
      ...phrases,
      ...(leavesOut ? [idleExcluded(where)] : []),
      ...(saysMixedFactors(text) ? [mixedFactors(where)] : []),
    ]
  })
}

const mixedFactors = (where: string): SciFinding => ({
  class: 'mixed-grid-factors',
  where,
  message: 'E is of one grid factor or year and I of another: take both from the same.',
})

const idleExcluded = (where: string): SciFinding => ({
  class: 'idle-excluded',
  where,
  message:
    'The boundary shall include what significantly supports the software: idle and standby machines, monitoring, logging, backup and failover are named by the standard. Add them.',
})

/** Exclusions from the boundary that the standard names as parts of it. */
export const findingsInExclusions = (exclusions: readonly Statement[]): readonly SciFinding[] =>
  exclusions.filter(({ text }) => IDLE_TOPIC.test(text)).map(({ where }) => idleExcluded(where))
