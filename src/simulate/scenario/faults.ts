import { DateTime } from 'luxon';
import type { Business } from './businesses.ts';
import type { Goal, Scenario } from './scenario.ts';

/** What is wrong with a well-formed scenario: names that mean nothing, times that cannot be. */
export function faultsOf(
  scenario: Scenario,
  businessOf: (slug: string) => Business | null,
): string[] {
  const business = businessOf(scenario.business);
  if (business === null) return [`business: there is no business ${scenario.business}`];
  const faults: string[] = [];
  const { before, caller, expect } = scenario;
  const known = (kind: string, names: readonly string[], used: string | undefined, at: string) => {
    if (used === undefined || names.includes(used)) return;
    faults.push(
      `${at}: ${scenario.business} has no ${kind} ${used}, only ${names.join(', ') || 'none'}`,
    );
  };
  const services = business.services.map(({ slug }) => slug);
  const resources = business.resources.map(({ slug }) => slug);
  const refs = before.appointments.map(({ ref }) => ref);
  const service = (used: string | undefined, at: string) => known('service', services, used, at);
  const resource = (used: string | undefined, at: string) => known('resource', resources, used, at);
  const moment = (local: string, at: string) => {
    if (!DateTime.fromISO(local, { zone: business.zone }).isValid) {
      faults.push(`${at}: ${local} is not a moment in ${business.zone}`);
    }
  };
  const goal = (wanted: Goal, at: string) => {
    if ('service' in wanted) service(wanted.service, `${at}.service`);
    if ('resource' in wanted) resource(wanted.resource, `${at}.resource`);
    if ('appointment' in wanted) known('appointment', refs, wanted.appointment, at);
  };

  for (const [index, row] of before.appointments.entries()) {
    const at = `before.appointments.${index}`;
    service(row.service, `${at}.service`);
    resource(row.resource, `${at}.resource`);
    moment(row.at, `${at}.at`);
    if (refs.indexOf(row.ref) !== index) faults.push(`${at}.ref: ${row.ref} is used twice`);
  }
  for (const [index, span] of before.full.entries()) {
    resource(span.resource, `before.full.${index}.resource`);
  }
  for (const [index, closure] of before.closures.entries()) {
    resource(closure.resource, `before.closures.${index}.resource`);
  }
  for (const [index, wanted] of caller.goals.entries()) goal(wanted, `caller.goals.${index}`);
  for (const [index, complication] of caller.complications.entries()) {
    const at = `caller.complications.${index}`;
    if (complication.do === 'new-goal') goal(complication.goal, `${at}.goal`);
    if ('service' in complication) service(complication.service, `${at}.service`);
    if (complication.do === 'slip') service(complication.wrong.service, `${at}.wrong.service`);
  }
  for (const [index, row] of expect.appointments.entries()) {
    const at = `expect.appointments.${index}`;
    known('appointment', refs, row.ref, `${at}.ref`);
    service(row.service, `${at}.service`);
    for (const slug of row.resource ?? []) resource(slug, `${at}.resource`);
    for (const local of row.at ?? []) moment(local, `${at}.at`);
  }
  const needsPhone = expect.appointments.some(({ ref, phone }) => !ref && !phone);
  if (needsPhone && !scenario.from && !caller.phone) {
    faults.push('caller.phone: the number is withheld and nothing says which one they would tell');
  }
  return faults;
}
