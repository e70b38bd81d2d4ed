import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import { EXIT_CODES } from './errors.ts'

const codes = Object.entries(EXIT_CODES)
  .map(([code, number]) => `  ${String(number).padStart(2)}  ${code}`)
  .join('\n')

export const HELP = `Headroom: where the carbon of your cloud goes.

Usage: npm run -s headroom -- estimate FILE… [options]

FILE  an AWS Cost and Usage Report (legacy or 2.0) or a FOCUS 1.x export: CSV, CSV.gz or Parquet

Options
  --group LIST      ${DIMENSIONS.join(',')} (default: service)
  --factors ID      ${FACTOR_SET_IDS.join(' or ')} (default: ${FACTOR_SET_IDS[0]})
  --method METHOD   ${METHODS.join(' or ')} (default: ${METHODS[0]})
  --team-tag KEY    tag key that names the team, may be repeated (default: team)
  --json            one JSON object on stdout, emissions in kg CO2e and energy in kWh
  --csv             one line per group

Exit codes
   0  done
   1  a bug in Headroom
${codes}
`
