import { evaluate, parseArithmetic } from './arithmetic.ts'
import { explainDifference } from './explain-difference.ts'
import type { SciFinding } from './finding.ts'
import { formulaOfInputs } from './formula-of-inputs.ts'
import { omittedEmbodied } from './omitted-embodied.ts'
import { halfUnit, isCutOff, shown } from './printed-figure.ts'
import type { PublishedCase } from './published-case.ts'
import { shareFindings } from './share-findings.ts'
import { findingsInWords } from './words.ts'

/** What the check of one published calculation found. */
export interface CheckedCase {
  readonly id: string
  /** Null where it could not be computed; `reason` says why. */
  readonly recomputed: number | null
  /** Null where nothing was published or nothing could be computed. */
  readonly reproduces: boolean | null
  readonly reason?: string
  readonly findings: readonly SciFinding[]
}

/** Rounding of a sum of doubles: a tolerance that equals the difference is met. */
const SLACK = 1e-9

type Recomputed =
  | { readonly ok: true; readonly value: number; readonly formula: string }
  | { readonly ok: false; readonly reason: string }

const at = (path: string, field: string): string => (path === '' ? field : `${path}.${field}`)

function recompute({ formula, inputs }: PublishedCase): Recomputed {
  const text = formula ?? formulaOfInputs(inputs)
  if (text === null) return { ok: false, reason: 'no formula is given, and the inputs are no terms of SCI' }
  const parsed = parseArithmetic(text)
  if (!parsed.ok) return parsed
  const value = evaluate(parsed.expression, new Map(Object.entries(inputs)))
  return Number.isFinite(value)
    ? { ok: true, value, formula: text }
    : { ok: false, reason: 'cannot be computed: a term is missing, or something is divided by 0' }
}

function valueFindings(of: PublishedCase, value: number, formula: string): readonly SciFinding[] {
  const { published } = of
  if (published === null) return []
  const tolerance = of.tolerance ?? halfUnit(published)
  const figure = {
    where: at(of.path, of.publishedField),
    published,
    corrected: value,
    ...(of.unit ? { unit: of.unit } : {}),
  }
  if (Math.abs(value - published) <= tolerance + SLACK * Math.abs(value)) {
    const isTruncated = of.isTruncated ?? isCutOff(published, value)
    return isTruncated
      ? [
          {
            ...figure,
            class: 'truncated-as-rounded',
            message: `Printed as ${shown(published)}, and ${formula} is ${shown(value)}: digits are cut off, not rounded.`,
          },
        ]
      : []
  }
  const parsed = parseArithmetic(formula)
  if (!parsed.ok) return []
  const cause = explainDifference({
    published,
    corrected: value,
    tolerance,
    expression: parsed.expression,
    values: new Map(Object.entries(of.inputs)),
    isRate: /\bper\b|\//i.test(of.unit ?? ''),
  })
  return [
    {
      ...figure,
      class: cause.class,
      message: `Published as ${shown(published)}, but ${formula} is ${shown(value)}. ${cause.message}`,
    },
  ]
}

/** A structural class gives way to what the document itself says it did. */
function withWords(values: readonly SciFinding[], words: readonly SciFinding[]): readonly SciFinding[] {
  const mean = words.find((finding) => finding.class === 'mean-of-rates')
  if (!mean || values.length === 0) return [...values, ...words.filter((finding) => finding !== mean)]
  return [
    ...values.map((finding) =>
      finding.class === 'not-from-terms' || finding.class === 'parts-do-not-sum'
        ? { ...finding, class: mean.class, message: `${finding.message} ${mean.message}` }
        : finding,
    ),
    ...words.filter((finding) => finding !== mean),
  ]
}

/**
 * Checks one published calculation: computes its formula again, and says which error explains a figure that does
 * not come out, whether shares and utilisation are used rightly, and what its words admit.
 *
 * @example checkCase({ inputs: { E_kWh: 450, I: 250, M_g: 800, R: 100_000 }, formula: '(E_kWh*I+M_g)/R', published: 113_300, … })
 * // not-divided-by-r, corrected 1.133
 */
export function checkCase(of: PublishedCase): CheckedCase {
  const recomputed = recompute(of)
  const words = findingsInWords(of.statements.map(({ field, text }) => ({ where: at(of.path, field), text })))
  const shares = shareFindings(of.inputs, at(of.path, 'inputs'), recomputed.ok ? recomputed.formula : '')
  if (!recomputed.ok)
    return {
      id: of.id,
      recomputed: null,
      reproduces: null,
      reason: recomputed.reason,
      findings: [...shares, ...withWords([], words)],
    }
  const values = valueFindings(of, recomputed.value, recomputed.formula)
  const isOff =
    Math.abs(recomputed.value - (of.published ?? Number.NaN)) >
    (of.tolerance ?? halfUnit(of.published ?? 0)) + SLACK * Math.abs(recomputed.value)
  return {
    id: of.id,
    recomputed: recomputed.value,
    reproduces: of.published === null ? null : !isOff,
    findings: [
      ...withWords(values, words),
      ...shares,
      ...(of.isPart ? [] : omittedEmbodied(recomputed.formula, at(of.path, of.publishedField))),
    ],
  }
}
