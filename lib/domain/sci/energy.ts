import { type Refusal, refuse } from './refusal.ts'

type Energy = { readonly ok: true; readonly energyKwh: number } | Refusal

const J_PER_KWH = 3_600_000

/** Energy of a constant power over time, in kWh. @example energyOfPower(300, 816) // 244.8 */
export const energyOfPower = (powerW: number, hours: number): number => (powerW * hours) / 1000

/** Joules in kWh, as `hw.energy` of OpenTelemetry counts them. @example kwhOfJoules(3_600_000) // 1 */
export const kwhOfJoules = (joules: number): number => joules / J_PER_KWH

/**
 * Energy with that of the data centre around the hardware: IT energy × PUE, in kWh.
 * Definition: ISO/IEC 21031:2024 (GSF SCI 1.1), "Energy": data-centre efficiency should be taken into account.
 *
 * @example facilityEnergy(38.34, 1.2) // 46.008 kWh
 */
export function facilityEnergy(itEnergyKwh: number, pue: number): Energy {
  if (!Number.isFinite(itEnergyKwh) || itEnergyKwh < 0)
    return refuse('energy (E) has to be a number of kWh from 0 on')
  if (!(Number.isFinite(pue) && pue >= 1))
    return refuse(`the PUE has to be at least 1, because no data centre uses less than its hardware: ${pue}`)
  return { ok: true, energyKwh: itEnergyKwh * pue }
}
