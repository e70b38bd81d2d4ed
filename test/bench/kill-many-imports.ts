import { killImports } from '#test/support/kill-imports.ts'

/** The long version of the kill test: `tsx test/bench/kill-many-imports.ts FILE [KILLS]`. */
const [file, kills = '200'] = process.argv.slice(2)
if (!file) throw new Error('Name a billing export to import.')
const moments = Array.from({ length: Number(kills) }, () => Math.random() * 1.3)
const { nothing, everything, outcomes } = await killImports(file, moments)
const same = (a: object, b: object) =>
  JSON.stringify({ ...a, states: [] }) === JSON.stringify({ ...b, states: [] })
const mixed = outcomes.filter(({ restarted }) => !same(restarted, nothing) && !same(restarted, everything))
const stuck = outcomes.filter(({ again }) => !same(again, everything))
const committed = outcomes.filter(({ restarted }) => restarted.rows.read > 0)
console.log(
  `${outcomes.length} kills: ${committed.length} after the commit, ${mixed.length} in between, ${stuck.length} could not be imported again`,
)
process.exitCode = mixed.length + stuck.length > 0 ? 1 : 0
