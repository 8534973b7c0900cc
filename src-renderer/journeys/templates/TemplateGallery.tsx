import { Modal, Skeleton, TextInput } from "@mantine/core";
import { IconSearch, IconSquarePlus } from "@tabler/icons-react";
import { useState } from "react";
import type { Template } from "../../../src-shared/contract/journeys.ts";
import { useResource } from "../../store/remote.ts";
import { FailureNote, failureOf, plural } from "../../ui/index.ts";
import { ThumbnailPicture } from "../ThumbnailPicture.tsx";
import { ChannelTags } from "./ChannelTags.tsx";
import classes from "./gallery.module.css";
import { TemplateDetail } from "./TemplateDetail.tsx";
import { useFits } from "./use-fits.ts";

interface GalleryProps {
  opened: boolean;
  onClose(): void;
  onBlank(): void;
  onChoose(template: string, name: string): void;
}

/** Chooses what a new journey begins with. */
export function TemplateGallery({ opened, onClose, onBlank, onChoose }: GalleryProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="New journey"
      size="min(1180px, 94vw)"
      centered
      classNames={{ body: classes.body ?? "" }}
    >
      <Gallery onBlank={onBlank} onChoose={onChoose} />
    </Modal>
  );
}

function Gallery({ onBlank, onChoose }: Pick<GalleryProps, "onBlank" | "onChoose">) {
  const { data, error } = useResource("templates");
  const fits = useFits(data);
  const [wanted, setWanted] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const words = wanted.trim().toLowerCase();
  const text = ({ name, description, conversion }: Template) => `${name} ${description} ${conversion}`.toLowerCase();
  const shown = data?.filter((template) => text(template).includes(words));
  const current = shown?.find(({ id }) => id === chosen) ?? shown?.[0];
  if (error !== undefined) return <FailureNote failure={failureOf(error)} />;
  return (
    <div className={classes.gallery}>
      <div className={classes.side}>
        <TextInput
          aria-label="Search templates"
          placeholder="Search templates"
          leftSection={<IconSearch size={15} />}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
          data-autofocus
        />
        <div className={classes.cards}>
          <button type="button" className={classes.blank} onClick={onBlank} data-testid="template-blank">
            <IconSquarePlus size={18} stroke={1.75} aria-hidden /> Blank: an empty canvas with the seven stages
          </button>
          {shown === undefined && <Skeleton height={320} />}
          {shown?.map((template) => (
            <button
              key={template.id}
              type="button"
              className={classes.card}
              aria-pressed={template.id === current?.id}
              onClick={() => setChosen(template.id)}
              onDoubleClick={() => onChoose(template.id, template.name)}
              data-testid={`template-${template.id}`}
            >
              <ThumbnailPicture thumbnail={template.thumbnail} />
              <span className={classes.name}>{template.name}</span>
              <span className={classes.foot}>
                <ChannelTags channels={template.channels} short />
                <span className={classes.count}>
                  {plural(template.nodes, "node")}
                  <Matching fit={fits[template.id]} />
                </span>
              </span>
            </button>
          ))}
          {shown?.length === 0 && <p className={classes.none}>No template has these words.</p>}
        </div>
      </div>
      {current && <TemplateDetail template={current} fit={fits[current.id]} onUse={() => onChoose(current.id, current.name)} />}
    </div>
  );
}

/** How many would enter now, in few words; nothing while that is being counted. */
function Matching({ fit }: { fit: ReturnType<typeof useFits>[string] }) {
  if (!fit || "failure" in fit) return null;
  return <>{fit.matching === null ? " · needs data" : ` · ${fit.matching.toLocaleString("en")} match`}</>;
}
