import { countText, moneyText, priceText } from "../../src-shared/lib/numbers.ts";
import type { Plan } from "../../src-shared/model/plan.ts";
import { nodeKinds } from "../../src-shared/nodes/index.ts";
import { dateWords, perText, reasonText, shortDateWords, stageText } from "../../src-shared/plan/words.ts";
import { DataTable, KindIcon, Nothing, Panel } from "../ui/index.ts";
import css from "./plan.module.css";

/** Every touchpoint: what is said, to whom, when, to how many, at what cost. */
export function TouchpointTable({ plan }: { plan: Plan }) {
  const labels = new Map(plan.channelMix.map(({ channel, label }) => [channel, label]));
  return (
    <Panel title="Touchpoints" flush>
      <div className={css.scroll}>
        <DataTable className={css.table} testId="touchpoints">
          <thead>
            <tr>
              <th scope="col">Touchpoint</th>
              <th scope="col" className={css.words}>
                Who reaches it
              </th>
              <th scope="col" className={css.words}>
                When
              </th>
              <th scope="col">Audience</th>
              <th scope="col">Sent</th>
              <th scope="col">Converted</th>
              <th scope="col">Cost</th>
            </tr>
          </thead>
          <tbody>
            {plan.touchpoints.map((each) => (
              <tr key={each.id} data-touchpoint={each.id}>
                <th scope="row">
                  <span className={css.touchpoint}>
                    <span
                      className={css.chip}
                      style={{ color: `var(--tl-channel-${each.channel})`, background: `var(--tl-channel-${each.channel}-soft)` }}
                    >
                      <KindIcon name={nodeKinds.get(each.channel)?.icon ?? ""} size={16} />
                    </span>
                    <span>
                      {each.label}
                      <small>
                        {stageText(each.stage)} · {labels.get(each.channel) ?? each.channel}
                      </small>
                      {each.message !== "" && <q>{each.message}</q>}
                    </span>
                  </span>
                </th>
                <td className={css.words}>{each.segment}</td>
                <td className={css.when}>
                  {each.date === null ? "never sends" : shortDateWords(each.date)}
                  {each.lastDate !== null && each.lastDate !== each.date && ` to ${shortDateWords(each.lastDate)}`}
                  {each.day !== null && <small>from day {each.day + 1}</small>}
                </td>
                <td>{countText(each.audience)}</td>
                <td>
                  {countText(each.sent)}
                  {Object.entries(each.skipped)
                    .filter(([, count]) => count > 0)
                    .map(([reason, count]) => (
                      <small key={reason}>
                        {countText(count)} {reasonText(reason).toLowerCase()}
                      </small>
                    ))}
                </td>
                <td>{countText(each.converted)}</td>
                <td>
                  {moneyText(each.cost, plan.currency)}
                  <small>
                    {priceText(each.unitCost, plan.currency)} per {perText(each.unitCostPer)}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td colSpan={3} />
              <td>{countText(plan.summary.sent)}</td>
              <td>{countText(plan.touchpoints.reduce((sum, { converted }) => sum + converted, 0))}</td>
              <td data-testid="total-cost">{moneyText(plan.summary.cost, plan.currency)}</td>
            </tr>
          </tfoot>
        </DataTable>
      </div>
    </Panel>
  );
}

/** Messages and cost by day. */
export function CalendarTable({ plan }: { plan: Plan }) {
  return (
    <Panel title="Calendar" flush>
      <div className={css.tall}>
        <DataTable className={css.table} testId="calendar">
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Day</th>
              {plan.channelMix.map(({ channel, label }) => (
                <th scope="col" key={channel}>
                  {label}
                </th>
              ))}
              <th scope="col">Cost</th>
            </tr>
          </thead>
          <tbody>
            {plan.calendar.map(({ day, date, sent, cost }) => (
              <tr key={day}>
                <th scope="row">{dateWords(date)}</th>
                <td>{day + 1}</td>
                {plan.channelMix.map(({ channel }) => (
                  <td key={channel}>{sent[channel] ? countText(sent[channel]) : ""}</td>
                ))}
                <td>{moneyText(cost, plan.currency)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </Panel>
  );
}

/** Cost by ISO week and channel. */
export function BudgetTable({ plan }: { plan: Plan }) {
  const weeks = [...Map.groupBy(plan.budget, ({ from }) => from)];
  const cost = (entries: Plan["budget"], channel?: string) =>
    entries.filter((entry) => channel === undefined || entry.channel === channel).reduce((sum, entry) => sum + entry.cost, 0);
  const money = (value: number) => (value === 0 ? "" : moneyText(value, plan.currency));
  return (
    <Panel title="Budget by week" flush>
      <div className={css.tall}>
        <DataTable className={css.table} testId="budget">
          <thead>
            <tr>
              <th scope="col">Week from</th>
              {plan.channelMix.map(({ channel, label }) => (
                <th scope="col" key={channel}>
                  {label}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(([from, entries]) => (
              <tr key={from}>
                <th scope="row">{dateWords(from)}</th>
                {plan.channelMix.map(({ channel }) => (
                  <td key={channel}>{money(cost(entries, channel))}</td>
                ))}
                <td>{money(cost(entries))}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              {plan.channelMix.map(({ channel, cost: total }) => (
                <td key={channel}>{money(total)}</td>
              ))}
              <td>{money(plan.summary.cost)}</td>
            </tr>
          </tfoot>
        </DataTable>
      </div>
    </Panel>
  );
}

/** The audiences and branches in words. */
export function SegmentTable({ plan }: { plan: Plan }) {
  return (
    <Panel title="Segments" flush>
      <DataTable className={css.table} testId="plan-segments">
        <tbody>
          {plan.segments.map(({ where, words, rules }) => (
            <tr key={`${where} ${rules}`}>
              <th scope="row">{where}</th>
              <td className={css.words}>{words}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Panel>
  );
}

/** Who was left out, where and why. */
export function ExcludedTable({ plan }: { plan: Plan }) {
  return (
    <Panel title="Excluded, and why" flush>
      {plan.excluded.length === 0 ? (
        <Nothing>Nobody was left out.</Nothing>
      ) : (
        <div className={css.tall}>
          <DataTable className={css.table} testId="plan-excluded">
            <tbody>
              {plan.excluded.map(({ where, reason, count }) => (
                <tr key={`${where} ${reason}`}>
                  <th scope="row">{where}</th>
                  <td className={css.words}>{reason}</td>
                  <td>{countText(count)}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      )}
    </Panel>
  );
}
