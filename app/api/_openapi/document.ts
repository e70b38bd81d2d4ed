import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi'
import { ReportBody } from '../_schema/emissions.ts'
import { EmissionsQuery, ExplainQuery } from '../_schema/emissions-query.ts'
import { ExplanationBody } from '../_schema/explanation.ts'
import { ImportsBody, ProgressBody, StartedImportBody, StartImportInput } from '../_schema/import.ts'
import { DemoBody, OrganisationsBody, TeamRulesInput } from '../_schema/organisation.ts'
import { ProblemBody } from '../_schema/problem.ts'
import { UploadBody, UploadHeaders } from '../_schema/upload.ts'

const DESCRIPTION = `The questions and changes of Headroom's pages, for programs.

There are no logins: the server answers on this machine only. A program that changes something (POST, PUT, DELETE)
sends the header \`x-headroom-client: cli\`; browsers are told apart by Origin and Sec-Fetch-Site. Unknown query
parameters are ignored. Every failure has a JSON body that says what happened and what to do next.`

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
  '/api/v1/organisations/{slug}/imports/{id}/rejected.csv': {
    get: operation(
      'rejectedRows',
      'Rows that could not be read, with line and reason',
      { 200: csv },
      { requestParams: importPath },
    ),
  },
  '/api/v1/organisations/{slug}/teams': {
    put: operation(
      'setTeamRules',
      'Say which tags and accounts decide the team',
      { 200: jsonOf('The rules in force.', TeamRulesInput) },
      { requestParams: organisation, requestBody: bodyOf(TeamRulesInput) },
    ),
  },
  '/api/v1/uploads': {
    post: operation(
      'upload',
      'Store a billing export and look at its beginning',
      { 201: jsonOf('What was found. Nothing is imported yet.', UploadBody) },
      {
        requestParams: { header: UploadHeaders },
        requestBody: {
          required: true,
          description: 'The file as it is: CSV, CSV.gz or Parquet.',
          content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
        },
      },
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
