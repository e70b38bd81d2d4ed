import { expect, it } from 'vitest'
import { draws } from '#test/support/draws.ts'
import { importDamaged, importNasty } from '#test/support/fuzz-normalising.ts'
import { recogniseDamaged } from '#test/support/fuzz-recognition.ts'
import { inTemporaryFolder } from '#test/support/generated-bill.ts'
import { seeded } from '#test/support/mutate.ts'

const SEED = Number(process.env.FUZZ_SEED ?? 20_261_123)
const RECOGNISED = draws(10_000)
const NASTY_ROWS = draws(5_000)
const DAMAGED = draws(120)

it(`${RECOGNISED} damaged files are recognised or refused with a reason`, async () => {
  const random = seeded(SEED)
  const outcomes = { recognised: 0, refused: 0 }
  for (let run = 0; run < RECOGNISED; run += 1) outcomes[await recogniseDamaged(random)] += 1
  // A fuzzer whose every input is refused at once tests nothing.
  expect(outcomes.recognised).toBeGreaterThan(RECOGNISED / 10)
  expect(outcomes.refused).toBeGreaterThan(RECOGNISED / 10)
})

it(`of ${NASTY_ROWS} rows with nasty cells each is kept or rejected`, async () => {
  const { kept, rejected } = await inTemporaryFolder((folder) =>
    importNasty(folder, NASTY_ROWS, seeded(SEED)),
  )
  expect(kept + rejected).toBe(NASTY_ROWS)
  expect(rejected).toBeGreaterThan(NASTY_ROWS / 20)
  expect(kept).toBeGreaterThan(NASTY_ROWS / 20)
})

it(`${DAMAGED} damaged files are imported or fail with a reason`, async () => {
  const random = seeded(SEED)
  const outcomes = { read: 0, failed: 0 }
  await inTemporaryFolder(async (folder) => {
    for (let run = 0; run < DAMAGED; run += 1) outcomes[await importDamaged(folder, random)] += 1
  })
  expect(outcomes.read).toBeGreaterThan(0)
  expect(outcomes.failed).toBeGreaterThan(0)
})
