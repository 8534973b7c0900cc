import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowsHorizontal,
  IconArrowUp,
  IconChartHistogram,
  IconEyeOff,
  IconFilterOff,
  IconMathFunction,
  IconPencil,
} from "@tabler/icons-react";
import { NARROWEST, type Sort, type TableColumn, WIDEST } from "./columns.ts";

/** What can be done with a column. */
export interface ColumnActions {
  setWidth(id: string, width: number | null): void;
  /** Moves a column before another one. */
  moveBefore(id: string, before: string): void;
  /** Moves a column by one place. */
  step(id: string, way: -1 | 1): void;
  hide(id: string): void;
  /** Shows its statistics beside the table. */
  describe(id: string): void;
  /** Its name, group, meaning and mark. */
  change(id: string): void;
  /** Its expression, where it is computed. */
  editExpression(id: string): void;
  onlyMissing(id: string): void;
  readOnly: boolean;
}

const STEP = 40;

/** The menu of a column's head. */
export function HeadMenu({
  column: { field, width },
  pinned,
  sort,
  onSort,
  actions,
}: {
  column: TableColumn;
  pinned: boolean;
  sort: Sort;
  onSort(sort: Sort): void;
  actions: ColumnActions;
}) {
  const { id, missing } = field;
  const sorted = sort?.field === id ? sort : null;
  const icon = { size: 16, stroke: 1.6 };
  return (
    <Menu.Dropdown>
      <Menu.Item
        leftSection={<IconArrowUp {...icon} />}
        disabled={sorted?.descending === false}
        onClick={() => onSort({ field: id, descending: false })}
      >
        Sort upwards
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...icon} />}
        disabled={sorted?.descending === true}
        onClick={() => onSort({ field: id, descending: true })}
      >
        Sort downwards
      </Menu.Item>
      {sorted && (
        <Menu.Item leftSection={<IconFilterOff {...icon} />} onClick={() => onSort(null)}>
          Order of the import
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item leftSection={<IconChartHistogram {...icon} />} onClick={() => actions.describe(id)}>
        Statistics
      </Menu.Item>
      {missing > 0 && (
        <Menu.Item leftSection={<IconFilterOff {...icon} />} onClick={() => actions.onlyMissing(id)}>
          Only those without a value
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPencil {...icon} />} disabled={actions.readOnly} onClick={() => actions.change(id)}>
        Name and meaning…
      </Menu.Item>
      {field.expression !== undefined && (
        <Menu.Item leftSection={<IconMathFunction {...icon} />} disabled={actions.readOnly} onClick={() => actions.editExpression(id)}>
          Edit the expression…
        </Menu.Item>
      )}
      <Menu.Divider />
      {!pinned && (
        <>
          <Menu.Item leftSection={<IconArrowLeft {...icon} />} onClick={() => actions.step(id, -1)}>
            Move left
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowRight {...icon} />} onClick={() => actions.step(id, 1)}>
            Move right
          </Menu.Item>
        </>
      )}
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconArrowsHorizontal {...icon} />}
        disabled={width >= WIDEST}
        onClick={() => actions.setWidth(id, Math.min(WIDEST, width + STEP))}
      >
        Wider
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconArrowsHorizontal {...icon} />}
        disabled={width <= NARROWEST}
        onClick={() => actions.setWidth(id, Math.max(NARROWEST, width - STEP))}
      >
        Narrower
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowsHorizontal {...icon} />} onClick={() => actions.setWidth(id, null)}>
        As wide as its values
      </Menu.Item>
      {!pinned && (
        <Menu.Item leftSection={<IconEyeOff {...icon} />} onClick={() => actions.hide(id)}>
          Hide
        </Menu.Item>
      )}
    </Menu.Dropdown>
  );
}
