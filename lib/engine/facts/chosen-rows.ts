import type { Conditions } from './conditions.ts'

/**
 * What follows `FROM`: the rows of some facts that a filter chooses, with the aliases of `DIMENSION_SQL`. `$method` is left for the
 * caller to bind.
 */
export const chosenRows = (relation: string, where: Conditions): string =>
  `${relation} f JOIN kinds k USING (kind_id) JOIN owners o USING (owner_id) JOIN teams t USING (owner_id)
    JOIN coefficients c ON c.kind_id = f.kind_id AND c.month = strftime(f.day, '%Y-%m')
    LEFT JOIN intensities i ON i.provider = k.provider AND i.region = k.region AND i.month = c.month AND i.method = $method
  WHERE true${where.sql(false)}${where.sql(true)}`
