import { Button, Tooltip } from "@mantine/core";
import { IconEye, IconEyeOff, IconTableImport } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { navigate, pathOf, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { PageHeader, plural, ViewLinks } from "../ui/index.ts";
import { useMasked } from "./masked.ts";
import css from "./subscribers.module.css";
import { views } from "./views.ts";

/** The head of every view of the subscribers: what there is, the way to the other views, and what can be done here. */
export function Head({ actions }: { actions?: ReactNode }) {
  const project = useResource("project").data;
  const { id } = useRoute();
  const [masked, setMasked] = useMasked();
  return (
    <>
      <PageHeader
        title="Subscribers"
        note={
          project && `${plural(project.subscribers, "subscriber")}, ${plural(project.fields, "field")}, ${plural(project.events, "event")}`
        }
      >
        {actions}
        <Tooltip label={masked ? "Show personal values" : "Hide personal values by their rules"}>
          <Button
            variant={masked ? "light" : "default"}
            aria-pressed={masked}
            data-testid="masked"
            leftSection={masked ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            onClick={() => setMasked(!masked)}
          >
            {masked ? "Masked" : "Mask"}
          </Button>
        </Tooltip>
        <Button variant="default" leftSection={<IconTableImport size={16} />} onClick={() => navigate("/import")}>
          Import
        </Button>
      </PageHeader>
      <ViewLinks label="Views of the subscribers" views={views} current={id} hrefOf={(view) => `#${pathOf("subscribers", view)}`} />
      {masked && (
        <div className={css.maskedNote} role="status" data-testid="masked-note">
          <IconEyeOff size={15} aria-hidden />
          <span>Masked view: personal values and keys are hidden by their rules, and nothing is edited.</span>
          <button type="button" onClick={() => setMasked(false)}>
            Show values
          </button>
        </div>
      )}
    </>
  );
}

/** Where there is nothing to show without personal values: says so, with the way out. */
export function NotMasked({ children }: { children: ReactNode }) {
  const [, setMasked] = useMasked();
  return (
    <div className={css.notMasked}>
      <p>{children}</p>
      <Button variant="default" leftSection={<IconEye size={16} />} onClick={() => setMasked(false)}>
        Show values
      </Button>
    </div>
  );
}
