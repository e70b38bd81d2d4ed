import { FACTOR_SET_IDS, METHODS } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import { CALL_GRAPH_HELP } from './call-graph/help.ts'
import { EXIT_CODES } from './errors.ts'
import { LOGS_HELP } from './logs/help.ts'
import { RETRIES_HELP } from './retries/help.ts'
import { SCI_HELP } from './sci/help.ts'

const codes = Object.entries(EXIT_CODES)
  .map(([code, number]) => `  ${String(number).padStart(2)}  ${code}`)
  .join('\n')

export const HELP = `Headroom: where the carbon of your cloud goes.

Usage: npm run -s headroom -- estimate FILE|FOLDER… [options]
       npm run -s headroom -- push FILE|FOLDER… --server URL [options]
       npm run -s headroom -- backup FILE.tar [--without-originals]
       npm run -s headroom -- restore FILE.tar
       npm run -s headroom -- verify
       npm run -s headroom -- sci score [options]
       npm run -s headroom -- sci check FILE [--json]
       npm run -s headroom -- sci --boundary NAME --server URL [options]
       npm run -s headroom -- sci gate --boundary NAME --max 0.5g --server URL [options]

FILE  a billing export, a zip or a folder of them, with their manifest: AWS CUR and Cost Explorer, Google Cloud billing, Azure cost
      details, Oracle, Alibaba, FOCUS; as CSV, JSON or Parquet (docs/formats.md)

Options
  --group LIST      ${DIMENSIONS.join(',')} (default: service)
  --factors ID      ${FACTOR_SET_IDS.join(' or ')} (default: ${FACTOR_SET_IDS[0]})
  --method METHOD   ${METHODS.join(' or ')} (default: ${METHODS[0]})
  --team-tag KEY    tag key that names the team, may be repeated (default: team)
  --json            one JSON object on stdout, emissions in kg CO2e and energy in kWh
  --csv             one line per group

Options of push, which uploads files to a server and imports them there
  --server URL      such as http://127.0.0.1:3000
  --token T         made in Settings, for uploading; better given in HEADROOM_TOKEN, where nobody else sees it
  --organisation S  as in the address of its pages (default: the only one there is)
  --as WHAT         bills (default), traces, or logs, of which templates and counts are kept and no line is
  --on-overlap W    replace what counts of the same accounts and months (default), or cancel
  --json            the import's record on stdout, everything else on stderr

${SCI_HELP}
backup, restore and verify work on the directory that DATA_DIR names, and the database that DATABASE_URL names, while
no server runs on them. backup writes everything into one file, restore puts it into an empty directory, and verify
holds every file of the lake against its check sum.

${RETRIES_HELP}
${CALL_GRAPH_HELP}
${LOGS_HELP}
Exit codes
   0  done
   1  a bug in Headroom
${codes}
`
