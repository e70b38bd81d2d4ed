import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(process.env.HEADROOM_SAMPLES ?? '../shared/data')

/** The folder of shared real data, or null where this machine has none: tests on it then skip, loudly. */
export const samplesDir: string | null = existsSync(folder) ? folder : null

if (samplesDir === null) console.warn(`SKIPPED: tests on real data, because ${folder} does not exist`)

/** The path of one file of the shared data. @example sample('ccf-oracle/aws.csv') */
export const sample = (path: string): string => resolve(folder, path)
