import { useMemo } from "react";
import { moneyText, percentText, ratioText } from "../../src-shared/lib/numbers.ts";
import type { Fact, ScoreDetail, ScoreDistribution, ScoreFindings } from "../../src-shared/model/scores.ts";
import { scoreBarsChart } from "../../src-shared/plan/charts/score-bars.ts";
import { ChartView, useChartColours } from "../ui/charts/index.ts";
import { DataTable, Figure, Figures, formatCount, Panel, Quiet } from "../ui/index.ts";
import { GroupTable } from "./GroupTable.tsx";
import { HazardPanel } from "./HazardPanel.tsx";
import { LeadCurve } from "./LeadCurve.tsx";
import { LiftPanel } from "./LiftPanel.tsx";
import { RfmGrid } from "./RfmGrid.tsx";
import css from "./scores.module.css";

/** A found number as it is read. */
export function factText({ value, how }: Fact, currency: string): string {
  if (value === null) return "none";
  if (how === "share") return percentText(value);
  if (how === "money") return moneyText(value, currency);
  return how === "count" ? formatCount(value) : ratioText(value);
}

/** As many facts lead the page as figures; the rest follow in a table. */
const FIGURES = 3;
const leading = (findings: ScoreFindings): number => {
  const parameters = findings.facts.findIndex(({ how, label }) => how === "number" && /alpha|beta|BG\/NBD/.test(label));
  const quintiles = findings.facts.findIndex(({ label }) => /^Recency 1$/.test(label));
  const ends = [parameters, quintiles, FIGURES, findings.facts.length].filter((at) => at >= 0);
  return Math.min(...ends);
};

/** What a computation found: figures, the picture that the score is read by, distributions, and every number behind it. */
export function Findings({
  detail,
  findings,
  currency,
  readOnly,
}: {
  detail: ScoreDetail;
  findings: ScoreFindings;
  currency: string;
  readOnly: boolean;
}) {
  const first = leading(findings);
  const [figures, rest] = [findings.facts.slice(0, first), findings.facts.slice(first)];
  const distributions = detail.distributions.filter(({ field }) => !(detail.groups && field === "rfm_group"));
  return (
    <>
      {figures.length > 0 && (
        <Figures>
          {figures.map((fact) => (
            <Figure key={fact.label} label={fact.label} value={factText(fact, currency)} note={fact.note} />
          ))}
        </Figures>
      )}
      {detail.grid && <RfmGrid grid={detail.grid} total={detail.total} />}
      {findings.lift && <LiftPanel lift={findings.lift} currency={currency} />}
      {findings.hazards && <HazardPanel hazards={findings.hazards} />}
      {findings.curve && <LeadCurve curve={findings.curve} settings={detail.settings} />}
      {detail.groups && (
        <GroupTable
          id={detail.id}
          label={detail.label}
          groups={detail.groups}
          total={detail.total}
          currency={currency}
          readOnly={readOnly}
        />
      )}
      <div className={css.charts}>
        {distributions.map((each) => (
          <Distribution key={each.field} distribution={each} />
        ))}
      </div>
      {rest.length > 0 && (
        <Panel title="What was found" flush>
          <DataTable testId="score-facts" className={css.facts}>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">Value</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {rest.map((fact) => (
                <tr key={fact.label}>
                  <th scope="row">{fact.label}</th>
                  <td>{factText(fact, currency)}</td>
                  <td>{fact.note}</td>
                </tr>
              ))}
            </tbody>
          </DataTable>
        </Panel>
      )}
    </>
  );
}

function Distribution({ distribution }: { distribution: ScoreDistribution }) {
  const colours = useChartColours();
  const chart = useMemo(() => scoreBarsChart(distribution, colours), [distribution, colours]);
  return (
    <Panel title={distribution.label} aside={<Quiet>{formatCount(distribution.missing)} without</Quiet>}>
      <ChartView chart={chart} testId={`distribution-${distribution.field}`} />
    </Panel>
  );
}
