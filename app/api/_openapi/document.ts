import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi'
import { AdjustmentsBody, AdjustmentsChangedBody, AdjustmentsInput } from '../_schema/adjustments.ts'
import {
  AnnotationBody,
  AnnotationInput,
  AnnotationsBody,
  AnnotationsQuery,
  WithdrawalInput,
} from '../_schema/annotation.ts'
import { ColumnMappingsBody, RememberedMappingBody, RememberMappingInput } from '../_schema/column-mapping.ts'
import { ReportBody } from '../_schema/emissions.ts'
import { EmissionsQuery, ExplainQuery, FootprintsQuery, WorkloadsQuery } from '../_schema/emissions-query.ts'
import { ExplanationBody } from '../_schema/explanation.ts'
import { EffectBody, EffectInput, FactorSetInput, FactorsBody } from '../_schema/factors.ts'
import { FootprintsBody } from '../_schema/footprints.ts'
import { ImportsBody, ProgressBody, StartedImportBody, StartImportInput } from '../_schema/import.ts'
import { LinesBody, PagedQuery, ResourcesBody } from '../_schema/lines.ts'
import { DemoBody, OrganisationsBody } from '../_schema/organisation.ts'
import { PreflightBody, PreflightInput } from '../_schema/preflight.ts'
import { ProblemBody } from '../_schema/problem.ts'
import { SettingsBody } from '../_schema/settings.ts'
import {
  CreatedShareLinkBody,
  NewShareLinkInput,
  RevokeShareLinkInput,
  ShareLinksBody,
} from '../_schema/share-link.ts'
import { BackupBody, BackupInput, BackupsBody, StorageBody } from '../_schema/storage.ts'
import { NewTargetInput, TargetBody, TargetsBody } from '../_schema/target.ts'
import {
  TeamRuleSetBody,
  TeamRulesBody,
  TeamRulesCsvInput,
  TeamRulesHistoryBody,
  TeamRulesInput,
  TeamRulesPreviewBody,
  TeamRulesPreviewInput,
  TeamRulesReadBody,
} from '../_schema/team-rules.ts'
import { CreatedTokenBody, NewTokenInput, TokensBody } from '../_schema/token.ts'
import { UploadHeaders, UploadOffsetHeaders } from '../_schema/upload.ts'
import { MoveBody, MoveQuery } from '../_schema/what-if.ts'
import { WorkloadsBody } from '../_schema/workloads.ts'

const DESCRIPTION = `The questions and changes of Headroom's pages, for programs.

There are no logins: the server answers on this machine only. A program shows a token, made in Settings for one
organisation and for uploading or reading, as \`Authorization: Bearer hr_…\`. Without one, a program that changes
something (POST, PUT, PATCH, DELETE) sends the header \`x-headroom-client: cli\`; browsers are told apart by Origin and
Sec-Fetch-Site. Files are uploaded by the tus protocol, https://tus.io, version 1.0.0. Unknown query parameters are ignored. Every failure has a JSON body that says what happened and what to do next.`

const slug = z.string().meta({ description: 'The organisation, as in the address of its pages.' })
const id = z.string()
const organisation = { path: z.object({ slug }) }

const content = (type: string, schema: z.ZodType) => ({ content: { [type]: { schema } } })
const jsonOf = (description: string, schema: z.ZodType) => ({
  description,
  ...content('application/json', schema),
})
const csv = { description: 'CSV, RFC 4180', ...content('text/csv', z.string()) }
const failed = jsonOf('What happened, and what to do next.', ProblemBody)

const operation = (
  operationId: string,
  summary: string,
  responses: ZodOpenApiOperationObject['responses'],
  request: Omit<ZodOpenApiOperationObject, 'responses'> = {},
): ZodOpenApiOperationObject => ({
  operationId,
  summary,
  ...request,
  responses: { ...responses, default: failed },
})

const bodyOf = (schema: z.ZodType) => ({ required: true, ...content('application/json', schema) })
const importPath = { path: z.object({ slug, id }) }

/** Every route under `app/api/v1`; a contract test compares them with the files. */
const paths = {
  '/api/v1/organisations': {
    get: operation('listOrganisations', 'Organisations', { 200: jsonOf('Oldest first.', OrganisationsBody) }),
  },
  '/api/v1/organisations/{slug}/emissions': {
    get: operation(
      'emissions',
      'Energy and emissions, in groups',
      { 200: jsonOf('The same object as `headroom estimate --json`.', ReportBody) },
      { requestParams: { ...organisation, query: EmissionsQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/emissions.csv': {
    get: operation(
      'emissionsCsv',
      'Energy and emissions, in groups, as a download',
      { 200: csv },
      { requestParams: { ...organisation, query: EmissionsQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/explain': {
    get: operation(
      'explain',
      'Where a figure comes from',
      { 200: jsonOf('Identity, coefficients and factors.', ExplanationBody) },
      { requestParams: { ...organisation, query: ExplainQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/evidence': {
    get: operation(
      'evidence',
      'All that it takes to work a figure out again, with two scripts that do it',
      {
        200: {
          description: 'A zip archive.',
          ...content('application/zip', z.string().meta({ format: 'binary' })),
        },
      },
      { requestParams: { ...organisation, query: ExplainQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/resources': {
    get: operation(
      'resources',
      'The resources behind a figure',
      { 200: jsonOf('A page of them; each in one currency.', ResourcesBody) },
      { requestParams: { ...organisation, query: PagedQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/lines': {
    get: operation(
      'lines',
      'The lines behind a figure',
      { 200: jsonOf('A page of them.', LinesBody) },
      { requestParams: { ...organisation, query: PagedQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/adjustments': {
    get: operation(
      'adjustments',
      'What the organisation changes in the factor sets',
      { 200: jsonOf('In force, and every earlier version.', AdjustmentsBody) },
      { requestParams: organisation },
    ),
    put: operation(
      'changeAdjustments',
      'Put other adjustments in force',
      { 200: jsonOf('The new version.', AdjustmentsChangedBody) },
      { requestParams: organisation, requestBody: bodyOf(AdjustmentsInput) },
    ),
  },
  '/api/v1/organisations/{slug}/factors': {
    get: operation(
      'factors',
      'The figures that take part in some usage, and the rules of their factor set',
      { 200: jsonOf('As adjusted.', FactorsBody) },
      { requestParams: { ...organisation, query: ExplainQuery } },
    ),
    put: operation(
      'activateFactorSet',
      'Count with another factor set, where none is asked for',
      { 204: { description: 'Done.' } },
      { requestParams: organisation, requestBody: bodyOf(FactorSetInput) },
    ),
  },
  '/api/v1/organisations/{slug}/factors/effect': {
    post: operation(
      'factorEffect',
      'What another factor set, or other adjustments, would change',
      { 200: jsonOf('The same usage, counted both ways. Nothing is stored.', EffectBody) },
      { requestParams: organisation, requestBody: bodyOf(EffectInput) },
    ),
  },
  '/api/v1/organisations/{slug}/footprints': {
    get: operation(
      'footprints',
      'What providers themselves say of the emissions, beside the estimate',
      { 200: jsonOf('Whole months. In no total.', FootprintsBody) },
      { requestParams: { ...organisation, query: FootprintsQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/workloads': {
    get: operation(
      'workloads',
      'Energy and emissions of shared machines, by Kubernetes workload',
      { 200: jsonOf('Part of what the emissions are, never beside them.', WorkloadsBody) },
      { requestParams: { ...organisation, query: WorkloadsQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/what-if/move': {
    get: operation(
      'whatIfMove',
      'What-if: a workload in another region, and where it would be cleaner',
      {
        200: jsonOf(
          'Average intensity: the accounting change, not the marginal effect on the grid.',
          MoveBody,
        ),
      },
      { requestParams: { ...organisation, query: MoveQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/targets': {
    get: operation(
      'targets',
      'Targets and their history',
      { 200: jsonOf('Every target there ever was.', TargetsBody) },
      { requestParams: { ...organisation, query: z.object({ team: z.string().optional() }) } },
    ),
    post: operation(
      'setTarget',
      'Set a target from a month on, or withdraw it',
      { 201: jsonOf('As it is kept.', TargetBody) },
      { requestParams: organisation, requestBody: bodyOf(NewTargetInput) },
    ),
  },
  '/api/v1/organisations/{slug}/annotations': {
    get: operation(
      'listAnnotations',
      'What people noted about days',
      { 200: jsonOf('By day. Without what was withdrawn.', AnnotationsBody) },
      { requestParams: { ...organisation, query: AnnotationsQuery } },
    ),
    post: operation(
      'addAnnotation',
      'Note something about a day',
      { 201: jsonOf('It is shown beside the figures.', AnnotationBody) },
      { requestParams: organisation, requestBody: bodyOf(AnnotationInput) },
    ),
  },
  '/api/v1/organisations/{slug}/annotations/{id}/withdraw': {
    post: operation(
      'withdrawAnnotation',
      'Take a note back',
      { 204: { description: 'No longer shown; the history keeps it.' } },
      { requestParams: importPath, requestBody: bodyOf(WithdrawalInput) },
    ),
  },
  '/api/v1/organisations/{slug}/preflight': {
    post: operation(
      'preflight',
      'Say what would come of importing uploads together',
      { 200: jsonOf('What was found. Nothing is imported yet.', PreflightBody) },
      { requestParams: organisation, requestBody: bodyOf(PreflightInput) },
    ),
  },
  '/api/v1/organisations/{slug}/imports': {
    get: operation(
      'listImports',
      'Imports',
      { 200: jsonOf('Newest first.', ImportsBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'startImport',
      'Import uploads as one import',
      { 202: jsonOf('Begun: ask for its progress.', StartedImportBody) },
      { requestParams: organisation, requestBody: bodyOf(StartImportInput) },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}': {
    delete: operation(
      'deleteImport',
      'Delete an import',
      { 204: { description: 'Gone from every total; what it had superseded counts again.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/cancel': {
    post: operation(
      'cancelImport',
      'Cancel an import that waits or runs',
      { 204: { description: 'Ended: nothing of it counts.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/tokens': {
    get: operation(
      'listTokens',
      'Tokens, without the tokens themselves',
      { 200: jsonOf('Newest first.', TokensBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'createToken',
      'Create a token',
      { 201: jsonOf('The token is shown this once.', CreatedTokenBody) },
      { requestParams: organisation, requestBody: bodyOf(NewTokenInput) },
    ),
  },
  '/api/v1/organisations/{slug}/tokens/{id}': {
    delete: operation(
      'revokeToken',
      'Revoke a token',
      { 204: { description: 'It lets nobody in any more.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/exports/{file}': {
    get: operation(
      'exportView',
      'The view of a page, as a download',
      {
        200: {
          description:
            'Exactly what the page at the same query shows, whole: raw grams CO2e and kWh. As JSON and Parquet with all that must be known of it.',
          content: {
            'text/csv': { schema: z.string() },
            'application/json': { schema: z.record(z.string(), z.unknown()) },
            'application/vnd.apache.parquet': { schema: z.string().meta({ format: 'binary' }) },
            'application/zip': { schema: z.string().meta({ format: 'binary' }) },
          },
        },
      },
      {
        requestParams: {
          path: z.object({
            slug,
            file: z.string().meta({
              description:
                'A page (overview, services, regions, teams, team, kubernetes, footprints, imports) and a format (csv, json, parquet): `services.csv`.',
            }),
          }),
          query: z.object({
            meta: z
              .enum(['1'])
              .optional()
              .meta({ description: 'A CSV and what must be known of it, in one zip archive.' }),
          }),
        },
      },
    ),
  },
  '/api/v1/organisations/{slug}/share-links': {
    get: operation(
      'listShareLinks',
      'Views that are shared, without the secrets of their links',
      { 200: jsonOf('Newest first.', ShareLinksBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'createShareLink',
      'Share one view by a link',
      { 201: jsonOf('The address is shown this once.', CreatedShareLinkBody) },
      { requestParams: organisation, requestBody: bodyOf(NewShareLinkInput) },
    ),
  },
  '/api/v1/organisations/{slug}/share-links/{id}': {
    delete: operation(
      'revokeShareLink',
      'Revoke a share link',
      { 204: { description: 'It shows nothing any more.' } },
      { requestParams: importPath, requestBody: bodyOf(RevokeShareLinkInput) },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/rejected.csv': {
    get: operation(
      'rejectedRows',
      'Rows that could not be read, with line and reason',
      { 200: csv },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/team-rules': {
    get: operation(
      'teamRules',
      'How usage finds its team, and what the bills suggest',
      { 200: jsonOf('The rules in force, and proposals.', TeamRulesBody) },
      { requestParams: organisation },
    ),
    put: operation(
      'saveTeamRules',
      'Say how usage finds its team',
      { 200: jsonOf('In force, as a new version.', TeamRuleSetBody) },
      { requestParams: organisation, requestBody: bodyOf(TeamRulesInput) },
    ),
  },
  '/api/v1/organisations/{slug}/team-rules/preview': {
    post: operation(
      'previewTeamRules',
      'What rules would match, and move between teams',
      { 200: jsonOf('Nothing is changed.', TeamRulesPreviewBody) },
      { requestParams: organisation, requestBody: bodyOf(TeamRulesPreviewInput) },
    ),
  },
  '/api/v1/organisations/{slug}/team-rules/history': {
    get: operation(
      'teamRulesHistory',
      'Every version of the team rules',
      { 200: jsonOf('Newest first.', TeamRulesHistoryBody) },
      { requestParams: organisation },
    ),
  },
  '/api/v1/organisations/{slug}/team-rules/read-csv': {
    post: operation(
      'readTeamRulesCsv',
      'Read team rules from a CSV file, without saving them',
      { 200: jsonOf('The rules, and what is wrong in which line.', TeamRulesReadBody) },
      { requestParams: organisation, requestBody: bodyOf(TeamRulesCsvInput) },
    ),
  },
  '/api/v1/organisations/{slug}/team-rules.csv': {
    get: operation(
      'teamRulesCsv',
      'The team rules in force, as a download',
      { 200: csv },
      { requestParams: organisation },
    ),
  },
  '/api/v1/uploads': {
    post: operation(
      'createUpload',
      'Begin to upload a file, by the tus protocol',
      { 201: { description: 'Begun: its address is in the header Location.' } },
      { requestParams: { header: UploadHeaders } },
    ),
  },
  '/api/v1/uploads/{id}': {
    head: operation(
      'uploadOffset',
      'How much of a file has arrived',
      { 200: { description: 'The number of bytes is in the header Upload-Offset.' } },
      { requestParams: { path: z.object({ id }) } },
    ),
    patch: operation(
      'continueUpload',
      'Send more of a file',
      { 204: { description: 'Kept: the header Upload-Offset says how much has arrived.' } },
      {
        requestParams: { path: z.object({ id }), header: UploadOffsetHeaders },
        requestBody: {
          required: true,
          description: 'Bytes of the file, from Upload-Offset on.',
          content: { 'application/offset+octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
    ),
    delete: operation(
      'removeUpload',
      'Remove an upload',
      { 204: { description: 'Nothing of it is left.' } },
      { requestParams: { path: z.object({ id }) } },
    ),
  },
  '/api/v1/imports/{id}/progress': {
    get: operation(
      'importProgress',
      'How far an import is',
      { 200: jsonOf('It never goes backwards.', ProgressBody) },
      { requestParams: { path: z.object({ id }) } },
    ),
  },
  '/api/v1/organisations/{slug}/imports/{id}/reread': {
    post: operation(
      'rereadImport',
      'Read the files of an import once more, from the originals that were kept',
      {
        202: jsonOf('Begun, as another import, which replaces this one when it is done.', StartedImportBody),
      },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/column-mappings': {
    get: operation(
      'listColumnMappings',
      'What the columns of files of no known format are',
      { 200: jsonOf('Oldest first.', ColumnMappingsBody) },
      { requestParams: organisation },
    ),
    put: operation(
      'rememberColumnMapping',
      'Say what the columns of files with these headers are',
      { 200: jsonOf('Remembered, in the place of an earlier one.', RememberedMappingBody) },
      { requestParams: organisation, requestBody: bodyOf(RememberMappingInput) },
    ),
  },
  '/api/v1/organisations/{slug}/column-mappings/{id}': {
    delete: operation(
      'forgetColumnMapping',
      'Forget a mapping',
      { 204: { description: 'What was imported with it stays.' } },
      { requestParams: importPath },
    ),
  },
  '/api/v1/settings': {
    get: operation('settings', 'Settings of the server', { 200: jsonOf('In force.', SettingsBody) }),
    put: operation(
      'changeSettings',
      'Change the settings of the server',
      { 200: jsonOf('In force from the next import on.', SettingsBody) },
      { requestBody: bodyOf(SettingsBody) },
    ),
  },
  '/api/v1/storage': {
    get: operation('storage', 'What everything takes of the disk', { 200: jsonOf('Bytes.', StorageBody) }),
  },
  '/api/v1/backups': {
    get: operation('listBackups', 'Backups in the data directory', {
      200: jsonOf('Newest first.', BackupsBody),
    }),
    post: operation(
      'createBackup',
      'Make a backup of everything',
      { 201: jsonOf('It is there, whole.', BackupBody) },
      { requestBody: bodyOf(BackupInput) },
    ),
  },
  '/api/v1/backups/{name}': {
    get: operation(
      'downloadBackup',
      'A backup, as a tar archive',
      {
        200: {
          description: 'The archive.',
          ...content('application/x-tar', z.string().meta({ format: 'binary' })),
        },
      },
      { requestParams: { path: z.object({ name: z.string() }) } },
    ),
    delete: operation(
      'deleteBackup',
      'Remove a backup',
      { 204: { description: 'Gone from the data directory.' } },
      { requestParams: { path: z.object({ name: z.string() }) } },
    ),
  },
  '/api/v1/demo': {
    post: operation('loadDemo', 'Load the demo', { 201: jsonOf('It can be looked at.', DemoBody) }),
    delete: operation('removeDemo', 'Remove the demo', { 204: { description: 'Nothing of it is left.' } }),
  },
  '/api/v1/openapi.json': {
    get: operation('openApi', 'This document', {
      200: jsonOf('OpenAPI 3.1.', z.record(z.string(), z.unknown())),
    }),
  },
}

/** The API as OpenAPI 3.1, from the schemas that its inputs are read with and its answers are tested with. */
export const openApiDocument = () =>
  createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Headroom',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
  })
