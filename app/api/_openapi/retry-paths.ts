import { StartedImportBody, StartSampleImportInput } from '../_schema/import.ts'
import { RetriesBody, RetriesQuery, RetryEdgeBody, RetryEdgeQuery } from '../_schema/retries.ts'
import { RetryCountersBody, RetryCountersInput } from '../_schema/retry-counters.ts'
import { RetryLintBody, RetryLintInput, RetryLintQuery } from '../_schema/retry-lint.ts'
import { RetrySimulationBody, RetrySimulationQuery } from '../_schema/retry-simulation.ts'
import { RetryWhatIfBody, RetryWhatIfQuery } from '../_schema/retry-what-if.ts'
import {
  TraceMappingBody,
  TraceMappingInput,
  TraceMappingsBody,
  TraceMappingViewBody,
} from '../_schema/trace-mapping.ts'
import { bodyOf, jsonOf, operation, organisation } from './operation.ts'

const AT = '/api/v1/organisations/{slug}'

/** Traces: retries, the work that they wasted, and its carbon. The OTLP receiver, `/v1/traces`, is described by its own specification. */
export const retryPaths = {
  [`${AT}/traces`]: {
    post: operation(
      'importTraces',
      'Import uploaded traces',
      { 202: jsonOf('Waiting; `location` tells how it goes.', StartedImportBody) },
      { requestParams: organisation, requestBody: bodyOf(StartSampleImportInput) },
    ),
  },
  [`${AT}/retries`]: {
    get: operation(
      'retries',
      'Retries, and the carbon and money of the work that they wasted',
      { 200: jsonOf('By the carbon that they answer for.', RetriesBody) },
      { requestParams: { ...organisation, query: RetriesQuery } },
    ),
  },
  [`${AT}/retries/edge`]: {
    get: operation(
      'retryEdge',
      'One edge, day by day',
      { 200: jsonOf('Its measures, and the wasted work that it answers for.', RetryEdgeBody) },
      { requestParams: { ...organisation, query: RetryEdgeQuery } },
    ),
  },
  [`${AT}/retries/what-if`]: {
    get: operation(
      'retryWhatIf',
      'What other settings of retries and timeouts would have made of the traces',
      { 200: jsonOf('Before and after, with the carbon and money that go.', RetryWhatIfBody) },
      { requestParams: { ...organisation, query: RetryWhatIfQuery } },
    ),
  },
  [`${AT}/retries/simulation`]: {
    get: operation(
      'retrySimulation',
      'Simulated runs of the calls that the traces show, as they are and under other settings',
      { 200: jsonOf('Before and after, with the same seeds.', RetrySimulationBody) },
      { requestParams: { ...organisation, query: RetrySimulationQuery } },
    ),
  },
  [`${AT}/retries/lint`]: {
    get: operation(
      'retryLint',
      'What is wrong with the timeouts and retries that the traces show',
      { 200: jsonOf('Findings, each with the smallest repair.', RetryLintBody) },
      { requestParams: { ...organisation, query: RetryLintQuery } },
    ),
    post: operation(
      'retryLintWithPolicies',
      'The same, with policies that a file states; nothing is kept',
      { 200: jsonOf('Findings, each with the smallest repair.', RetryLintBody) },
      { requestParams: organisation, requestBody: bodyOf(RetryLintInput) },
    ),
  },
  [`${AT}/retries/counters`]: {
    post: operation(
      'retryCounters',
      'Ask a Prometheus server what its counters tell of retries; nothing is kept',
      { 200: jsonOf('By edge, those with the most waste first.', RetryCountersBody) },
      { requestParams: organisation, requestBody: bodyOf(RetryCountersInput) },
    ),
  },
  [`${AT}/retries/mapping`]: {
    get: operation(
      'traceMapping',
      'Which usage the services of traces are',
      { 200: jsonOf('The rules in force, and others that the bills suggest.', TraceMappingViewBody) },
      { requestParams: { ...organisation, query: RetriesQuery } },
    ),
    put: operation(
      'saveTraceMapping',
      'Say which usage the services of traces are',
      { 200: jsonOf('In force, as a new version.', TraceMappingBody) },
      { requestParams: organisation, requestBody: bodyOf(TraceMappingInput) },
    ),
  },
  [`${AT}/retries/mapping/history`]: {
    get: operation(
      'traceMappingHistory',
      'Every version of the rules for services of traces',
      { 200: jsonOf('Newest first.', TraceMappingsBody) },
      { requestParams: organisation },
    ),
  },
}
