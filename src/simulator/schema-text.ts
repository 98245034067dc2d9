/** The part of SR Linux 25.3's state model the simulated leaf knows, in a short notation of our own.
 *
 *  One node a line, children indented by two spaces. `name[key][key] @module` is a container or list; `@module` stands
 *  where the module differs from the parent's. A line that begins with `-` names leaves. After a leaf or key a colon
 *  gives its type where it is not a string: `u64` (a string in JSON), `number`, `bool`, `list` (leaf-list) or the
 *  module of an identity. `...` lets anything stand below: trees we serve but do not check.
 *
 *  Sources: YANG modules srl_nokia-network-instance, -ip-route-tables, -bgp, -interfaces, -interfaces-nbr, -lldp,
 *  -system and the platform ones, of release 25.3.1; the module boundaries from recordings of 25.3.2 and 25.7.1. */
export const nativeSchemaText = `
network-instance[name] @srl_nokia-network-instance
  - type:srl_nokia-network-instance admin-state oper-state oper-down-reason router-id description
  interface[name]
    - oper-state oper-down-reason index:number
  route-table
    ipv4-unicast @srl_nokia-ip-route-tables
      route[ipv4-prefix][route-type:srl_nokia-common][route-owner][id:number][origin-network-instance]
        - leakable:bool target-network-instances:list metric:number preference:number active:bool last-app-update
        - next-hop-group:u64 next-hop-group-network-instance resilient-hash:bool internal-tags:list gribi-metadata
        - dynamic-load-balancing:bool
        fib-programming
          - suppressed:bool last-successful-operation-type last-successful-operation-timestamp
          - pending-operation-type last-failed-operation-type last-failed-locations:list last-failed-complexes:list
        counters
          - resource-allocation-failed:u64 packets-forwarded:u64 octets-forwarded:u64
      statistics
        - active-routes:number active-routes-with-ecmp:number resilient-hash-routes:number fib-failed-routes:number
        - total-routes:u64
      route-summary
        route-type[ip-route-type-name:srl_nokia-common]
          - active-routes:number
    ipv6-unicast @srl_nokia-ip-route-tables
      route[ipv6-prefix][route-type:srl_nokia-common][route-owner][id:number][origin-network-instance]
        - leakable:bool target-network-instances:list metric:number preference:number active:bool last-app-update
        - next-hop-group:u64 next-hop-group-network-instance resilient-hash:bool internal-tags:list gribi-metadata
        - dynamic-load-balancing:bool
        fib-programming
          - suppressed:bool last-successful-operation-type last-successful-operation-timestamp
          - pending-operation-type last-failed-operation-type last-failed-locations:list last-failed-complexes:list
        counters
          - resource-allocation-failed:u64 packets-forwarded:u64 octets-forwarded:u64
      statistics
        - active-routes:number active-routes-with-ecmp:number resilient-hash-routes:number fib-failed-routes:number
        - total-routes:u64
      route-summary
        route-type[ip-route-type-name:srl_nokia-common]
          - active-routes:number
    next-hop-group[index:u64] @srl_nokia-ip-route-tables
      - group-name-alias programmed-index:u64 backup-next-hop-group:u64 backup-active:bool
      fib-programming
        - suppressed:bool last-successful-operation-type last-successful-operation-timestamp
        - pending-operation-type last-failed-operation-type last-failed-locations:list last-failed-complexes:list
      next-hop[id:number]
        - next-hop:u64 weight:u64 resolved resource-allocation-failed:bool
      backup-next-hop[id:number]
        - next-hop:u64 weight:u64 resolved resource-allocation-failed:bool
    next-hop[index:u64] @srl_nokia-ip-route-tables
      - resource-allocation-failed:bool programmed-index:u64 type:srl_nokia-ip-route-tables ip-address subinterface
      - mac-address network-instance decapsulate-header
      indirect
        - resolved:bool usable:bool
        resolving-route
          - next-hop-group:u64 ip-prefix route-type:srl_nokia-common route-owner
        resolving-tunnel
          - next-hop-group:u64 ip-prefix tunnel-type:srl_nokia-common tunnel-owner tunnel-id:number
      resolving-route
        - next-hop-group:u64 ip-prefix route-type:srl_nokia-common route-owner
      resolving-tunnel
        - next-hop-group:u64 ip-prefix tunnel-type:srl_nokia-common tunnel-owner tunnel-id:number
      interface-with-mac
        - mac-address
      redirect
        - network-instance
      mpls
        ...
      tunnel
        - encapsulate-header ip-prefix type:srl_nokia-common owner tunnel-id:number network-instance
        ip-in-ip
          - src-ip dst-ip
      mpls-encapsulation
        - pushed-mpls-label-stack:list entropy-label-transmit:bool
      vxlan-encapsulation
        - vni:number source-mac destination-mac
      counters
        - packets-forwarded:u64 octets-forwarded:u64
    mpls @srl_nokia-mpls-route-tables
      ...
  protocols
    bgp @srl_nokia-bgp
      - admin-state oper-state autonomous-system:number router-id
      neighbor[peer-address]
        - admin-state session-state last-state last-event last-established established-transitions:u64 peer-type
        - peer-as:number peer-group peer-router-id description dynamic-neighbor:bool discovered-by-lldp:bool
        - import-policy:list export-policy:list under-maintenance:bool maintenance-group
        - received-end-of-rib:list sent-end-of-rib:list received-afi-safi:list
        - advertised-capabilities:list received-capabilities:list
        local-as
          - as-number:number
        failure-detection
          - enable-bfd:bool fast-failover:bool
        timers
          - hold-time:number keepalive-interval:number negotiated-hold-time:number
          - negotiated-keepalive-interval:number
        transport
          - local-address local-port:number remote-port:number passive-mode:bool
        sent-messages
          ...
        received-messages
          ...
        afi-safi[afi-safi-name:srl_nokia-common]
          - admin-state oper-state received-routes:number active-routes:number rejected-routes:number
          - suppressed-routes:number sent-routes:number
          ipv4-unicast
            ...
          ipv6-unicast
            ...
      group[group-name]
        ...
      dynamic-neighbors
        ...
      statistics
        ...
      afi-safi[afi-safi-name:srl_nokia-common]
        ...
      ebgp-default-policy
        - import-reject-all:bool export-reject-all:bool
    bgp-evpn
      ...
    bgp-vpn @srl_nokia-bgp-vpn
      ...
  bgp-rib @srl_nokia-rib-bgp
    ...
  tunnel-table
    ...
  afts
    ...
  vxlan-interface[name]
    - oper-state oper-down-reason
interface[name] @srl_nokia-interfaces
  - admin-state oper-state oper-down-reason last-change ifindex:number description vlan-tagging:bool mtu:number
  subinterface[index:number]
    - admin-state oper-state oper-down-reason name ifindex:number description
    ipv4
      - admin-state
      address[ip-prefix]
        - origin status primary
      arp @srl_nokia-interfaces-nbr
        - timeout:number
        neighbor[ipv4-address]
          - link-layer-address origin expiration-time
          datapath-programming
            - status last-failed-complexes:list
        host-route
          ...
    ipv6
      - admin-state
      address[ip-prefix]
        - origin status primary
      neighbor-discovery @srl_nokia-interfaces-nbr
        neighbor[ipv6-address]
          - link-layer-address origin is-router:bool current-state next-state-time
          datapath-programming
            - status last-failed-complexes:list
        host-route
          ...
  statistics
    ...
system @srl_nokia-system
  information @srl_nokia-system-info
    - contact location description current-datetime last-booted version
  name @srl_nokia-system-name
    - host-name domain-name
  lldp @srl_nokia-lldp
    - admin-state chassis-id chassis-id-type system-name system-description
    interface[name]
      - admin-state oper-state
      neighbor[id]
        - system-name system-description chassis-id chassis-id-type port-id port-id-type port-description
        - first-message last-update
        capability[name:srl_nokia-lldp-types]
          - enabled:bool
        management-address[address]
          - type
  app-management @srl_nokia-app-mgmt
    application[name]
      - pid:number state last-change author version path launch-command search-command failure-threshold:number
      - failure-window:number failure-action restricted-operations:list
      statistics
        - restart-count:number
  grpc-server @srl_nokia-grpc
    ...
  ndk-server @srl_nokia-ndk
    - admin-state oper-state
platform @srl_nokia-platform
  linecard[slot:number] @srl_nokia-platform-lc
    - oper-state type
    forwarding-complex[name]
      - oper-state
      fib-table @srl_nokia-platform-linecard-fib
        next-hop-group[index:u64]
          - oper-state backup-next-hop-group:u64 backup-active:bool
          next-hop[id:number]
            - next-hop:u64 oper-state
        programming-progress
          ...
      datapath @srl_nokia-platform-datapath-resources
        ...
  resource-monitoring
    ...
bfd @srl_nokia-bfd
  ...
acl @srl_nokia-acl
  ...
routing-policy @srl_nokia-routing-policy
  ...
tunnel-interface @srl_nokia-tunnel-interfaces
  ...
`;
