import { stringify } from 'yaml'
import type {
  DisclosedComponent,
  ScoreDisclosure,
} from '#lib/domain/sci/impact-framework/export/disclosure.ts'
import { disclosureFault } from '#lib/domain/sci/impact-framework/export/disclosure-fault.ts'
import { impDocument } from '#lib/domain/sci/impact-framework/export/imp-document.ts'
import {
  componentsDocument,
  type PlainDocument,
  totalDocument,
} from '#lib/domain/sci/impact-framework/export/manifest-document.ts'
import { sciReport } from '#lib/domain/sci/impact-framework/export/sci-report.ts'
import { stamped } from '#lib/domain/sci/impact-framework/export/stamp.ts'
import { recompute } from '#lib/domain/sci/impact-framework/recompute.ts'
import { manifestOf } from './read-manifest.ts'

/** A score as other tools read it. */
export type WrittenScore =
  | {
      readonly ok: true
      /** A manifest of all components: E, O, M and C. */
      readonly components: string
      /** A manifest of C / R. */
      readonly total: string
      /** IMP 1.0, for self-certification. */
      readonly imp: string
      /** Markdown. */
      readonly report: string
      readonly carbonG: number
      readonly sciG: number
    }
  | { readonly ok: false; readonly reason: string }

/** YAML in which no text can be taken for a date or a number by a reader of YAML 1.1. */
const yaml = (document: PlainDocument): string =>
  stringify(document, { schema: 'yaml-1.1', aliasDuplicateObjects: false, lineWidth: 0 })

function computed(document: PlainDocument) {
  const result = recompute(manifestOf(document), new Map(), 'impact-framework')
  if (!result.ok) throw new Error(`our own manifest fails: ${result.message}`)
  return result.tree
}

/**
 * A score as two manifests that Impact Framework 1.1.0 re-runs to the same totals, as an IMP disclosure and as a report.
 * `outputs` and `aggregated` are stamped in the order of operations of Impact Framework, so that its comparison finds no
 * difference in the last digit.
 */
export function writeScore(score: ScoreDisclosure, components: readonly DisclosedComponent[]): WrittenScore {
  const fault = disclosureFault(score, components)
  const first = components[0]?.periods[0]
  const last = components[0]?.periods.at(-1)
  if (fault || !first || !last) return { ok: false, reason: fault ?? 'there are no periods' }
  const parts = componentsDocument(score, components)
  const tree = computed(parts)
  const carbonG = Number(tree.aggregated?.carbon)
  const total = totalDocument(score, first, last, carbonG)
  const ratio = computed(total)
  return {
    ok: true,
    components: yaml(stamped(parts, tree)),
    total: yaml(stamped(total, ratio)),
    imp: yaml(impDocument(score, components, first, last)),
    report: sciReport(score, components, first, last),
    carbonG,
    sciG: Number(ratio.children?.[0]?.outputs?.[0]?.sci),
  }
}
