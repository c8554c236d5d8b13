# src/monitoring/exporter.py
# Count one more kind of event
def record_${1:link_flap}(${2:link_id}: str, *, ${3:reason}: str) -> None:
    """Count ${4:a link that came and went}."""
    REGISTRY.increment("mesh_${1}s_total", ${5|link,peer,node|}=${2}, ${3}=${3})
