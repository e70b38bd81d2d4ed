import { EXIT_CODES } from '../errors.ts'
import { EXIT_CODE_OF_FINDINGS } from './exit-codes.ts'

/** The block of `headroom help` about scores. */
export const SCI_HELP = `Options of sci score, which computes SCI = ((E × I) + M) per R by hand (docs/sci.md)
  --energy-kwh E    energy of all hardware reserved, with that of its data centre
  --pue P           multiplies E where E is without the data centre's own energy (at least 1)
  --intensity I     location-based, in gCO2e per kWh
  --units R         functional units over the same period; --unit-name says what one is, such as order
  --embodied-g M    or, for M = TE × TiR / EL × RR / ToR:
  --total-embodied-g TE --reserved-hours TiR --lifespan-hours EL --resources-reserved RR --total-resources ToR
  --json            one JSON object on stdout, in gCO2e

sci check says what is wrong with somebody's calculation of a score: JSON of components, E, I, M and R, an IMP disclosure,
a manifest of Impact Framework or published calculations (docs/sci.md). Its exit code is ${EXIT_CODE_OF_FINDINGS} where it finds something.

sci import re-computes a manifest of Impact Framework without running anything in it, and shows where its definition is not
the right one (docs/impact-framework.md)
  --data FOLDER     where the CSV files it names lie (default: beside the manifest)
  --json            one JSON object on stdout

Options of sci without a further word, which asks a running server for the score of a boundary, and of sci gate, which fails
where it is too high (exit code ${EXIT_CODES['limit-exceeded']}) or cannot be computed (${EXIT_CODES['not-computable']})
  --boundary NAME   as on the page SCI
  --operation NAME  what it is per; may be left away where the boundary has one
  --period P        a month such as 2026-08, or days such as 2026-08-01..2026-08-14 (default: all bills)
  --max AMOUNT      of sci gate: the most per unit, in mg, g or kg, such as 0.5g
  --on SIDE         of sci gate: compare low, central (default) or high
  --server, --token, --organisation   as for push; a token for reading is enough
  --json            of sci: one JSON object on stdout, in gCO2e
`
