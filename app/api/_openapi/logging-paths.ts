import { ExplainQuery } from '../_schema/emissions-query.ts'
import { StartedImportBody, StartSampleImportInput } from '../_schema/import.ts'
import {
  AttachmentBody,
  AttachmentInput,
  AuditMarkBody,
  AuditMarkInput,
  IncomingBytesBody,
  IncomingBytesInput,
  LoggingBody,
  LoggingCsvQuery,
  LoggingQuery,
  LogHistoryBody,
  LogWhatIfBody,
  LogWhatIfInput,
} from '../_schema/logging.ts'
import { bodyOf, csv, jsonOf, operation, organisation } from './operation.ts'

const AT = '/api/v1/organisations/{slug}'

/** Logs: what bills and log files say of them, and what could be saved. */
export const loggingPaths = {
  [`${AT}/logs`]: {
    post: operation(
      'importLogs',
      'Import uploaded log files as one sample: templates and counts are kept, no line is',
      { 202: jsonOf('Waiting; `location` tells how it goes.', StartedImportBody) },
      { requestParams: organisation, requestBody: bodyOf(StartSampleImportInput) },
    ),
  },
  [`${AT}/logging`]: {
    get: operation(
      'logging',
      'What logs emit and cost, by stage, source and template, and what to do about it',
      { 200: jsonOf('Part of the emissions of the same filter, never beside them.', LoggingBody) },
      { requestParams: { ...organisation, query: LoggingQuery } },
    ),
  },
  [`${AT}/logging.csv`]: {
    get: operation(
      'loggingCsv',
      'One table of it, as a download',
      { 200: csv },
      { requestParams: { ...organisation, query: LoggingCsvQuery } },
    ),
  },
  [`${AT}/logging/what-if`]: {
    post: operation(
      'loggingWhatIf',
      'What-if: fewer, shorter or shorter-kept logs. Changes nothing',
      { 200: jsonOf('Scenario by scenario.', LogWhatIfBody) },
      {
        requestParams: { ...organisation, query: ExplainQuery },
        requestBody: bodyOf(LogWhatIfInput),
      },
    ),
  },
  [`${AT}/logging/attachments`]: {
    post: operation(
      'attachLogs',
      'Say which source of the bills imported logs are of',
      { 200: jsonOf('In force; what was said before is kept.', AttachmentBody) },
      { requestParams: organisation, requestBody: bodyOf(AttachmentInput) },
    ),
  },
  [`${AT}/logging/marks`]: {
    post: operation(
      'markLogs',
      'Mark logs as kept for an audit, or no longer',
      { 200: jsonOf('In force; what was said before is kept.', AuditMarkBody) },
      { requestParams: organisation, requestBody: bodyOf(AuditMarkInput) },
    ),
  },
  [`${AT}/logging/incoming-bytes`]: {
    post: operation(
      'incomingBytes',
      'Ask CloudWatch how many bytes log groups took in, where its host is switched on',
      { 200: jsonOf('By log group, with their parts of a source of the bill.', IncomingBytesBody) },
      { requestParams: organisation, requestBody: bodyOf(IncomingBytesInput) },
    ),
  },
  [`${AT}/logging/history`]: {
    get: operation(
      'loggingHistory',
      'Everything that was said of logs: by whom and when',
      { 200: jsonOf('Newest first.', LogHistoryBody) },
      { requestParams: organisation },
    ),
  },
}
