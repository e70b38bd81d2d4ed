import { z } from 'zod'
import { AdjustmentsBody, AdjustmentsChangedBody, AdjustmentsInput } from '../_schema/adjustments.ts'
import {
  AnnotationBody,
  AnnotationInput,
  AnnotationsBody,
  AnnotationsQuery,
  WithdrawalInput,
} from '../_schema/annotation.ts'
import { ExplainQuery } from '../_schema/emissions-query.ts'
import { EffectBody, EffectInput, FactorSetInput, FactorsBody } from '../_schema/factors.ts'
import { ProposedIntensitiesBody, ProposedIntensitiesQuery } from '../_schema/proposed-intensities.ts'
import {
  CreatedShareLinkBody,
  NewShareLinkInput,
  RevokeShareLinkInput,
  ShareLinksBody,
} from '../_schema/share-link.ts'
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
import { bodyOf, csv, importPath, jsonOf, operation, organisation } from './operation.ts'

/** What an organisation decides: rules, targets, adjustments, notes, and who may look. */
export const choicePaths = {
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
  '/api/v1/organisations/{slug}/adjustments/intensities': {
    get: operation(
      'proposedIntensities',
      'What a source of grid intensities knows of the months and places of the bills',
      { 200: jsonOf('Adjustments to try and to put in force. Nothing is changed.', ProposedIntensitiesBody) },
      { requestParams: { ...organisation, query: ProposedIntensitiesQuery } },
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
}
