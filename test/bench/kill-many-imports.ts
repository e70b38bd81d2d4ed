import { faultsOf, killImports, type Victim } from '#test/support/kill-imports.ts'

/** The long version of the kill test, of server and worker in turn: `tsx test/bench/kill-many-imports.ts FILE [KILLS]`. */
const [file, kills = '100'] = process.argv.slice(2)
if (!file) throw new Error('Name a billing export to import.')
const moments = Array.from({ length: Number(kills) }, (_, index) => {
  const victim: Victim = index % 2 === 0 ? 'server' : 'worker'
  return { victim, moment: Math.random() * 1.2 }
})
const { nothing, everything, outcomes } = await killImports(file, moments)
let faults = 0
for (const outcome of outcomes)
  for (const fault of faultsOf(outcome, nothing, everything)) {
    faults += 1
    console.log(`${outcome.victim} killed at ${outcome.moment.toFixed(3)} of the import: ${fault}`)
  }
const count = (of: (outcome: (typeof outcomes)[number]) => boolean) => outcomes.filter(of).length
console.log(
  [
    `${outcomes.length} kills`,
    `${count(({ restarted }) => restarted.states.length === 0)} before the import was asked for`,
    `${count(({ restarted }) => restarted.states.includes('queued'))} resumed after a restart`,
    `${count(({ restarted }) => restarted.states.includes('failed'))} failed with their worker`,
    `${count(({ restarted }) => restarted.states.includes('active'))} after the commit`,
    `${faults} faults`,
  ].join(', '),
)
process.exitCode = faults > 0 ? 1 : 0
