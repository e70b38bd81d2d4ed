import type { FigureIdentity } from '../report/explanation.ts'

/**
 * By what two identities differ: the names of the parts that are not the same, in alphabetical order; a part that only one of them
 * has is one.
 *
 * @example changedParts(identity, { ...identity, teamRules: '8' }) // ['teamRules']
 */
export function changedParts(before: FigureIdentity, now: FigureIdentity): readonly string[] {
  const [a, b] = [new Map(Object.entries(before)), new Map(Object.entries(now))]
  const names = [...new Set([...a.keys(), ...b.keys()])].sort()
  return names.filter((name) => JSON.stringify(a.get(name)) !== JSON.stringify(b.get(name)))
}
