/** The part of the help about `headroom logs`. */
export const LOGS_HELP = `logs: which lines a log is made of: templates ranked by bytes, levels, fields (docs/logging.md)
       npm run -s headroom -- logs FILE… [--json] [--assignments OUT.csv]
  FILE                  lines of text (with stack traces), JSON lines, logfmt, docker or CRI lines, CloudWatch exports and events,
                        OpenTelemetry logs as JSON; any of them may be gzip. Values and secrets are masked, only templates are kept
  --assignments OUT     write line,templateId for every record: its first line, counted on from file to file
  --json            one JSON object on stdout
`
