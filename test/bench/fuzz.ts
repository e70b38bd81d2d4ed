import { importDamaged, importNasty } from '#test/support/fuzz-normalising.ts'
import { recogniseDamaged } from '#test/support/fuzz-recognition.ts'
import { inTemporaryFolder } from '#test/support/generated-bill.ts'
import { seeded } from '#test/support/mutate.ts'

/**
 * Fuzzes recognising and normalising for some minutes: `tsx test/bench/fuzz.ts [minutes] [seed]`. It ends with an error at the first
 * input that neither is read nor fails with a reason, and prints the input.
 */
const minutes = Number(process.argv[2] ?? 10)
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 32)
const random = seeded(seed)
const end = Date.now() + minutes * 60_000
let inputs = 0
let rows = 0

console.log(`seed ${seed}, ${minutes} minutes`)
await inTemporaryFolder(async (folder) => {
  while (Date.now() < end) {
    for (let run = 0; run < 2000; run += 1) await recogniseDamaged(random)
    for (let run = 0; run < 50; run += 1) await importDamaged(folder, random)
    const { kept, rejected } = await importNasty(folder, 2000, random)
    if (kept + rejected !== 2000) throw new Error(`${kept} rows kept, ${rejected} rejected, of 2000.`)
    inputs += 2050
    rows += 2000
    const megabytes = Math.round(process.memoryUsage.rss() / 1024 ** 2)
    console.log(`${inputs} files and ${rows} rows survived; ${megabytes} MB`)
  }
})
