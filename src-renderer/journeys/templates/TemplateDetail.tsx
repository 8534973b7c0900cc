import { Button, Skeleton } from "@mantine/core";
import type { Template } from "../../../src-shared/contract/journeys.ts";
import { stageText } from "../../../src-shared/plan/words.ts";
import { FailureNote, formatCount, formatShare, plural } from "../../ui/index.ts";
import { NeedList } from "../files/NeedList.tsx";
import { ThumbnailPicture } from "../ThumbnailPicture.tsx";
import { ChannelTags } from "./ChannelTags.tsx";
import classes from "./gallery.module.css";
import type { Fit } from "./use-fits.ts";

/** What a template is, what it needs, who would enter now, and the button that uses it. */
export function TemplateDetail({ template, fit, onUse }: { template: Template; fit: Fit | undefined; onUse(): void }) {
  const { name, description, stages, channels, conversion, owner, consentBasis, claims, nodes, thumbnail } = template;
  const known = fit && !("failure" in fit) ? fit : undefined;
  const lacking = known?.needs.filter(({ present }) => !present).length ?? 0;
  return (
    <section className={classes.detail} aria-label={name} data-testid="template-detail">
      {/* biome-ignore lint/a11y/useSemanticElements: what is read here scrolls by keyboard too, and is no form */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it has nothing else that could have the focus */}
      <div className={classes.scroll} role="group" aria-label={`About ${name}`} tabIndex={0}>
        <ThumbnailPicture thumbnail={thumbnail} />
        <h2>{name}</h2>
        <p className={classes.text}>{description}</p>
        <dl className={classes.facts}>
          <dt>Stages</dt>
          <dd>{stages.map(stageText).join(", ")}</dd>
          <dt>Channels</dt>
          <dd>
            <ChannelTags channels={channels} />
          </dd>
          <dt>Conversion</dt>
          <dd>{conversion}</dd>
          <dt>Owner</dt>
          <dd>{owner}</dd>
          <dt>Consent</dt>
          <dd>{consentBasis}</dd>
          <dt>Size</dt>
          <dd>{plural(nodes, "node")}</dd>
        </dl>
        <h3>Who would enter now</h3>
        {fit && "failure" in fit && <FailureNote failure={fit.failure} />}
        {!fit && <Skeleton height={22} width={180} />}
        {known && (
          <p className={classes.matching} data-testid="template-matching">
            {known.total === 0
              ? "The project has no subscribers yet."
              : known.matching === null
                ? "This cannot be counted before the missing fields are mapped."
                : `${formatCount(known.matching)} of ${formatCount(known.total)} subscribers (${formatShare(known.matching / known.total)})`}
          </p>
        )}
        {known && (
          <>
            <h3>Data that it needs</h3>
            {lacking > 0 && (
              <p className={classes.text}>
                {plural(lacking, "thing")} missing in this project. Used anyway, the journey opens with a problem at each place to be
                mapped.
              </p>
            )}
            <NeedList needs={known.needs} />
          </>
        )}
        {claims.length > 0 && (
          <>
            <h3>What a provider reports</h3>
            {claims.map(({ provider, says, source }) => (
              <figure key={says} className={classes.claim}>
                <blockquote>{says}</blockquote>
                <figcaption>
                  {provider}. {source}
                </figcaption>
              </figure>
            ))}
          </>
        )}
      </div>
      <footer className={classes.use}>
        <Button onClick={onUse} fullWidth data-testid="use-template">
          {lacking > 0 ? "Use anyway" : "Use this template"}
        </Button>
      </footer>
    </section>
  );
}
