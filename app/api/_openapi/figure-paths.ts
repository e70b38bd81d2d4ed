import { z } from 'zod'
import { ChangeBody, ChangeQuery, ExplainChangeQuery, ExplainedChangeBody } from '../_schema/change.ts'
import { ReportBody } from '../_schema/emissions.ts'
import { EmissionsQuery, ExplainQuery, FootprintsQuery, WorkloadsQuery } from '../_schema/emissions-query.ts'
import { ExplanationBody } from '../_schema/explanation.ts'
import { FootprintsBody } from '../_schema/footprints.ts'
import { LinesBody, PagedQuery, ResourcesBody } from '../_schema/lines.ts'
import { OrganisationsBody } from '../_schema/organisation.ts'
import { MoveBody, MoveQuery } from '../_schema/what-if.ts'
import { WorkloadsBody } from '../_schema/workloads.ts'
import { content, csv, jsonOf, operation, organisation, slug } from './operation.ts'

/** Questions about figures: reading only. */
export const figurePaths = {
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
  '/api/v1/organisations/{slug}/change': {
    get: operation(
      'change',
      'What changed from one period to another',
      { 200: jsonOf('The difference in parts, and what moved most.', ChangeBody) },
      { requestParams: { ...organisation, query: ChangeQuery } },
    ),
  },
  '/api/v1/organisations/{slug}/change/explain': {
    get: operation(
      'explainChange',
      'Where a difference between two periods comes from',
      { 200: jsonOf('Both figures, scenario by scenario, and the parts.', ExplainedChangeBody) },
      { requestParams: { ...organisation, query: ExplainChangeQuery } },
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
}
