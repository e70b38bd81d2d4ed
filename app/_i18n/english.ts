import common from './en/common.json' with { type: 'json' }
import explain from './en/explain.json' with { type: 'json' }
import exported from './en/exports.json' with { type: 'json' }
import factorSettings from './en/factor-settings.json' with { type: 'json' }
import footprints from './en/footprints.json' with { type: 'json' }
import frame from './en/frame.json' with { type: 'json' }
import imports from './en/imports.json' with { type: 'json' }
import kubernetes from './en/kubernetes.json' with { type: 'json' }
import logging from './en/logging.json' with { type: 'json' }
import mapping from './en/mapping.json' with { type: 'json' }
import overview from './en/overview.json' with { type: 'json' }
import regions from './en/regions.json' with { type: 'json' }
import report from './en/report.json' with { type: 'json' }
import retries from './en/retries.json' with { type: 'json' }
import sci from './en/sci.json' with { type: 'json' }
import services from './en/services.json' with { type: 'json' }
import settings from './en/settings.json' with { type: 'json' }
import sources from './en/sources.json' with { type: 'json' }
import team from './en/team.json' with { type: 'json' }
import teams from './en/teams.json' with { type: 'json' }
import welcome from './en/welcome.json' with { type: 'json' }

/** Every word a person sees, in English: ICU messages, a file for each area. */
export const english = {
  ...common,
  ...explain,
  ...exported,
  ...factorSettings,
  ...footprints,
  ...frame,
  ...imports,
  ...kubernetes,
  ...logging,
  ...mapping,
  ...overview,
  ...regions,
  ...report,
  ...retries,
  ...sci,
  ...services,
  ...settings,
  ...sources,
  ...team,
  ...teams,
  ...welcome,
}

export type Messages = typeof english
