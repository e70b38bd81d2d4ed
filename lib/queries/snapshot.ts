import { createHash } from 'node:crypto'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { figureIdentity } from './figure-identity.ts'
import { withFacts } from './with-facts.ts'

/** By what the figures of an organisation are made at the moment. */
export interface Snapshot {
  readonly identity: FigureIdentity
  /** Short name of the identity: 16 hexadecimal digits. The same id, the same figures. */
  readonly id: string
}

const ID_DIGITS = 16

/** The snapshot id of an identity. @example snapshotId(identity) // '6f1c0a9be2d47358' */
export function snapshotId(identity: FigureIdentity): string {
  const entries = Object.entries(identity).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, ID_DIGITS)
}

/** What the figures by a factor set and a method are made from now. */
export async function snapshot(
  scope: Scope,
  { factorSet, method }: { readonly factorSet: FactorSetId; readonly method: Method },
): Promise<Snapshot> {
  const identity = await withFacts(scope, factorSet, async (facts) =>
    figureIdentity(facts, factorSet, method),
  )
  return { identity, id: snapshotId(identity) }
}
