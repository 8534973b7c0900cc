import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type Branch, BranchCard } from "./BranchCard.tsx";
import { useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { freshBranch } from "./ids.ts";

/** Branches from top to bottom: the first that is true is taken, `else` takes the rest. */
export function SplitForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const branches = (node.config.branches ?? []) as Branch[];
  const set = (what: string, next: Branch[]) => edit.set(what, { branches: next });
  const move = (at: number, by: number) => {
    const next = [...branches];
    const [branch] = next.splice(at, 1);
    if (branch) next.splice(at + by, 0, branch);
    set("order of branches", next);
  };
  const add = () => {
    const id = freshBranch(
      branches.map((branch) => branch.id),
      ["yes", "second", "third", "fourth", "fifth"],
    );
    set("branches", [...branches, { id, label: id === "yes" ? "Yes" : `Branch ${branches.length + 1}`, segment: { all: [] } }]);
  };
  return (
    <Section title="Branches">
      <p className={classes.hint}>Tried from top to bottom; the first that is true is taken.</p>
      {branches.map((branch, at) => (
        <BranchCard
          key={branch.id}
          node={node.id}
          branch={branch}
          at={at}
          count={branches.length}
          onChange={(what, part) =>
            set(
              what,
              branches.map((each, index) => (index === at ? { ...each, ...part } : each)),
            )
          }
          onMove={(by) => move(at, by)}
          onRemove={() =>
            set(
              "branches",
              branches.filter((_, index) => index !== at),
            )
          }
          onLeave={edit.mark}
        />
      ))}
      <div className={classes.branchElse}>
        <strong>else</strong> takes everyone left over
      </div>
      <Button size="xs" variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        Add a branch
      </Button>
    </Section>
  );
}
